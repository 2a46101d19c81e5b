"""Makes archives of one small site as different programs make them, into the folder that is given.

wget and warcio fetch it from a server here that speaks every content coding; the forms of Common Crawl's news crawl
(StormCrawler), of Browsertrix Crawler and of Zstandard are written as these write them.
"""
import gzip
import http.server
import io
import json
import os
import subprocess
import sys
import threading

import brotli
import zstandard
from warcio.capture_http import capture_http
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import requests  # after warcio's capture, which looks into its connections

PAGE = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Die Schleuse {0} von Brumeval</title></head>
<body><article><h1>Die Schleuse {0} von Brumeval</h1>
<p>Am Montag wurde die Schleuse Nummer {0} geöffnet, wie die Stadt mitteilte. Viele Schiffer waren gekommen.</p>
<p>Nach Angaben der Nachrichtenagentur AFP kostete der Bau „vier Millionen Euro“, doppelt so viel wie geplant.</p>
<p>Das Wasser stand am Abend noch immer hoch, und alle warteten geduldig auf die Weiterfahrt.</p></article></body></html>"""
PAGES = {number: PAGE.format(number).encode() for number in (1, 2, 3, 4)}


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        name = self.path.strip("/")
        if not name.isdigit() or int(name) not in PAGES:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            return self.end_headers()
        number = int(name)
        body = PAGES[number]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        coding = {1: "gzip", 2: "br", 4: "zstd"}.get(number)
        if coding:
            pack = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstandard.compress}[coding]
            body = pack(body)
            self.send_header("Content-Encoding", coding)
        if number == 3:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for start in range(0, len(body), 100):
                part = body[start:start + 100]
                self.wfile.write(b"%x\r\n" % len(part) + part + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def fetched(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    addresses = [f"http://127.0.0.1:{server.server_port}/{number}" for number in PAGES]
    codings = "gzip, br, zstd"
    subprocess.run(
        ["wget", "-q", "-O", os.devnull, "--no-warc-keep-log", "--warc-file", os.path.join(folder, "wget"),
         "--header", "Accept-Encoding: " + codings, *addresses], check=True)
    with capture_http(os.path.join(folder, "warcio.warc.gz")):
        for address in addresses:
            requests.get(address, headers={"Accept-Encoding": codings})
    server.shutdown()


def written(folder):
    for name, version, head in [("common-crawl", "WARC/1.0", stormcrawler), ("browsertrix", "WARC/1.1", browsertrix)]:
        with open(os.path.join(folder, name + ".warc.gz"), "wb") as file:
            writer = WARCWriter(file, gzip=True, warc_version=version)
            writer.write_record(writer.create_warcinfo_record(name + ".warc.gz", {"software": name}))
            for number, body in PAGES.items():
                head(writer, f"https://zeitung.example/{number}", body)
    with open(os.path.join(folder, "zstandard.warc.zst"), "wb") as file:
        for number, body in PAGES.items():
            record = io.BytesIO()
            writer = WARCWriter(record, gzip=False)
            response(writer, f"https://zeitung.example/{number}", body, [], {})
            file.write(zstandard.compress(record.getvalue()))


def response(writer, address, body, fields, more):
    fields = [("Content-Type", "text/html; charset=utf-8"), *fields, ("Content-Length", str(len(body)))]
    http_head = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=http_head, warc_headers_dict=more))


def stormcrawler(writer, address, body):
    asked = StatusAndHeaders("GET / HTTP/1.1", [("User-Agent", "CCBot/2.0")], is_http_request=True)
    writer.write_record(writer.create_warc_record(address, "request", payload=io.BytesIO(b""), http_headers=asked))
    # Its older archives kept the name of a coding that was undone, the newer ones rename the field.
    name = "Content-Encoding" if address.endswith("1") else "X-Crawl-Content-Encoding"
    response(writer, address, body, [(name, "gzip")], {"WARC-IP-Address": "192.0.2.7"})


def browsertrix(writer, address, body):
    more = {
        "WARC-Page-ID": "f0b3", "WARC-Resource-Type": "document", "WARC-Protocol": "h2",
        "WARC-JSON-Metadata": json.dumps({"ipType": "Public", "cert": {"issuer": "R11"}}),
    }
    response(writer, address, body, [("x-orig-content-encoding", "br")], more)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_revisit_record(
            address, digest="sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", refers_to_uri=address,
            refers_to_date="2026-01-31T08:15:00Z", http_headers=head))
    for kind, text in [("pageinfo", json.dumps({"pageid": "f0b3"})), ("text", "Am Montag wurde die Schleuse geöffnet")]:
        writer.write_record(
            writer.create_warc_record(
                f"urn:{kind}:{address}", "resource", payload=io.BytesIO(text.encode()),
                warc_content_type="application/json" if kind == "pageinfo" else "text/plain"))


fetched(sys.argv[1])
written(sys.argv[1])
