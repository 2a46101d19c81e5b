"""Reads the exports of a record with prov and networkx, and with Python's own csv and json.

The folder holds record.<format> for prov-json, jsonld, graphml, csv, ndjson and annotations, and texts.json: the texts of
the articles by their digest.
"""
import csv, json, os, sys
import networkx
from prov.model import ProvDocument

folder = sys.argv[1]
read = lambda name: open(os.path.join(folder, "record." + name), encoding="utf-8", newline="").read()

documents = {}
for name, form in (("prov-json", "json"), ("jsonld", "jsonld")):
    document = ProvDocument.deserialize(content=read(name), format=form)
    again = ProvDocument.deserialize(content=document.serialize(format=form), format=form)
    assert document == again, name + " doesn't come back as it was"
    documents[name] = document
assert documents["prov-json"] == documents["jsonld"], "the two notations say different things"
assert len(documents["jsonld"].get_records()) > 500

entries = [json.loads(line) for line in read("ndjson").splitlines()]
kinds = {}
for entry in entries:
    kinds[entry["type"]] = kinds.get(entry["type"], 0) + 1

graph = networkx.read_graphml(os.path.join(folder, "record.graphml"))
articles = [node for node, data in graph.nodes(data=True) if data["kind"] == "article"]
assert len(articles) == kinds["article"], (len(articles), kinds)
assert graph.is_directed() and graph.number_of_edges() >= kinds["resolution"]
assert all(0 <= data["confidence"] <= 1 for _, _, data in graph.edges(data=True))

rows = list(csv.DictReader(read("csv").splitlines(keepends=True), strict=True))
assert len(rows) == kinds["attribution"] and all(None not in row and None not in row.values() for row in rows)

texts = json.load(open(os.path.join(folder, "texts.json"), encoding="utf-8"))
page = json.loads(read("annotations"))
assert page["type"] == "AnnotationPage" and len(page["items"]) == kinds["attribution"]
spans = 0
for item in page["items"]:
    for target in item["target"]:
        text = texts[target["sc:text_sha256"]]
        place, quote = target["selector"]
        start, end = place["start"], place["end"]
        assert place["type"] == "TextPositionSelector" and quote["type"] == "TextQuoteSelector"
        assert text[start:end] == quote["exact"]
        assert text[max(0, start - 32):start] == quote["prefix"] and text[end:end + 32] == quote["suffix"]
        spans += 1
assert spans > kinds["attribution"]
print(kinds)
