"""Makes vectors.json with hashlib and the naive recursion of RFC 6962, and signs with the package 'cryptography'."""
import base64, hashlib, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

def b64(data): return base64.b64encode(data).decode()
def leaf(data): return hashlib.sha256(b"\0" + data).digest()
def node(left, right): return hashlib.sha256(b"\1" + left + right).digest()
def split(n):
    k = 1
    while k * 2 < n: k *= 2
    return k
def mth(d):
    if not d: return hashlib.sha256(b"").digest()
    if len(d) == 1: return leaf(d[0])
    k = split(len(d)); return node(mth(d[:k]), mth(d[k:]))
def path(m, d):
    if len(d) == 1: return []
    k = split(len(d))
    return path(m, d[:k]) + [mth(d[k:])] if m < k else path(m - k, d[k:]) + [mth(d[:k])]
def proof(m, d): return subproof(m, d, True)
def subproof(m, d, whole):
    if m == len(d): return [] if whole else [mth(d)]
    k = split(len(d))
    return subproof(m, d[:k], whole) + [mth(d[k:])] if m <= k else subproof(m - k, d[k:], False) + [mth(d[:k])]

entries = [json.dumps({"at": "2026-02-0%dT06:00:00Z" % (1 + i % 9), "n": i, "type": "note", "v": 1, "wort": "Größe „%d“" % i},
                      ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() for i in range(21)]
origin = "vectors.example/log"
seed = hashlib.sha256(b"a seed for tests, and for nothing else").digest()
key = Ed25519PrivateKey.from_private_bytes(seed)
public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
key_id = hashlib.sha256(origin.encode() + b"\n\1" + public).digest()[:4]
def note(n):
    text = "%s\n%d\n%s\n" % (origin, n, b64(mth(entries[:n])))
    return text + "\n\u2014 %s %s\n" % (origin, b64(key_id + key.sign(text.encode())))
out = {
    "origin": origin,
    "vkey": "%s+%s+%s" % (origin, key_id.hex(), b64(b"\1" + public)),
    "signing_key": "PRIVATE+KEY+%s+%s+%s" % (origin, key_id.hex(), b64(b"\1" + seed)),
    "entries": [e.decode() for e in entries],
    "leaf_hashes": [b64(leaf(e)) for e in entries],
    "roots": {str(n): b64(mth(entries[:n])) for n in range(22)},
    "inclusion": [{"index": i, "size": n, "path": [b64(h) for h in path(i, entries[:n])]}
                  for i, n in [(0, 1), (0, 2), (1, 3), (4, 5), (6, 7), (3, 8), (8, 9), (10, 11), (15, 16), (16, 17), (20, 21)]],
    "consistency": [{"from": m, "to": n, "path": [b64(h) for h in proof(m, entries[:n])]}
                    for m, n in [(1, 2), (1, 1), (3, 4), (3, 7), (4, 7), (6, 8), (7, 8), (8, 16), (9, 21), (16, 21), (20, 21)]],
    "checkpoints": [note(n) for n in (0, 1, 13, 21)],
}
json.dump(out, sys.stdout, ensure_ascii=False, indent=1); print()
