"""Checks a published log with tlog-scales, pymerkle and cryptography.

The folder holds vkey, log/ (tiles), entries.ndjson, inclusion-<entry>, consistency-<size>, witness.vkey and cosigned.
"""
import base64, hashlib, os, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pymerkle import InmemoryTree
from tlog_scales import backend, tiles, tlog
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey

folder = sys.argv[1]
read = lambda name: open(os.path.join(folder, name), encoding="utf-8").read()
key = Vkey.from_string(read("vkey").strip()) if hasattr(Vkey, "from_string") else Vkey.parse(read("vkey").strip())
reader = TilesReader(backend.make_backend(os.path.abspath(os.path.join(folder, "log"))))
head = reader.get_checkpoint()
head.verify(key)
entries = [line.encode() for line in read("entries.ndjson").splitlines()]
assert len(entries) == head.size > 256, (len(entries), head.size)
for index, entry in enumerate(entries):
    assert reader.get_entry(index) == entry, index
    reader.get_inclusion_proof(index, head.size).check(tiles.leaf_hash(entry), head.root_hash)

tree = InmemoryTree(algorithm="sha256")
for entry in entries:
    tree.append_entry(entry)
# Its older versions call the root the state.
root = tree.get_root if hasattr(tree, "get_root") else tree.get_state
assert root(head.size) == head.root_hash

def proof(name):
    lines = read(name).split("\n")
    gap = lines.index("")
    return lines[:gap], "\n".join(lines[gap + 1:])

decode = lambda hashes: [base64.b64decode(line, validate=True) for line in hashes]
for name in sorted(os.listdir(folder)):
    if name.startswith("inclusion-"):
        index = int(name.split("-")[1])
        lines, note = proof(name)
        assert lines[:2] == ["c2sp.org/tlog-proof@v1", "index %d" % index] and note == read("log/checkpoint")
        path = tlog.InclusionProof(index, head.size, decode(lines[2:]))
        path.check(tiles.leaf_hash(entries[index]), head.root_hash)
        try:
            path.check(tiles.leaf_hash(entries[index] + b" "), head.root_hash)
        except tlog.InclusionProofInvalid:
            pass
        else:
            sys.exit("a wrong entry passed")
    if name.startswith("consistency-"):
        old = int(name.split("-")[1])
        lines, note = proof(name)
        assert lines[0] == "old %d" % old and note == read("log/checkpoint")
        tlog.ConsistencyProof(old, head.size, decode(lines[1:])).check(root(old), head.root_hash)

name, key_hash, key = read("witness.vkey").strip().split("+", 2)
key = base64.b64decode(key)
assert key[0] == 4 and hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8] == key_hash
text, signatures = read("cosigned").split("\n\n")
line = [line for line in signatures.splitlines() if line.startswith("\u2014 %s " % name)]
blob = base64.b64decode(line[0].split(" ")[2], validate=True)
assert len(line) == 1 and blob[:4].hex() == key_hash
message = "cosignature/v1\ntime %d\n%s\n" % (int.from_bytes(blob[4:12], "big"), text)
Ed25519PublicKey.from_public_bytes(key[1:]).verify(blob[12:], message.encode())
print(head.size, "entries hold")
