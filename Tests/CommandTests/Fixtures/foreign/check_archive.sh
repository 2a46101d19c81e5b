#!/bin/sh
# Checks a folder of WARC files with warcio and wacz: digests and form of each record, then a WACZ made of them.
set -eu
cd "$1"
warcio check -v ./*.warc.gz
warcio index ./*.warc.gz >index.ndjson
rm -f archive.wacz
wacz create -o archive.wacz ./*.warc.gz
wacz validate -f archive.wacz
