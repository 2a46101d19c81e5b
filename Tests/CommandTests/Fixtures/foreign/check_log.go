// Checks a published log with golang.org/x/mod/sumdb/note and tlog.
//
// The folder holds vkey, log/ (tiles), entries.ndjson, inclusion-<entry> and consistency-<size>.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type store []tlog.Hash

func (s store) ReadHashes(indexes []int64) (hashes []tlog.Hash, err error) {
	for _, index := range indexes {
		hashes = append(hashes, s[index])
	}
	return
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func read(path ...string) []byte {
	data, err := os.ReadFile(filepath.Join(path...))
	check(err)
	return data
}

// proof reads the head lines and the hashes of a proof, and checks that its note is the checkpoint.
func proof(path string, head int, checkpoint []byte) ([]string, []tlog.Hash) {
	parts := strings.SplitN(string(read(path)), "\n\n", 2)
	if parts[1] != string(checkpoint) {
		log.Fatal(path, ": another checkpoint")
	}
	lines := strings.Split(parts[0], "\n")
	var hashes []tlog.Hash
	for _, line := range lines[head:] {
		hash, err := tlog.ParseHash(line)
		check(err)
		hashes = append(hashes, hash)
	}
	return lines[:head], hashes
}

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(folder, "vkey"))))
	check(err)
	checkpoint := read(folder, "log", "checkpoint")
	signed, err := note.Open(checkpoint, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)

	entries := bytes.Split(bytes.TrimSuffix(read(folder, "entries.ndjson"), []byte("\n")), []byte("\n"))
	if int64(len(entries)) != size || lines[0] != verifier.Name() {
		log.Fatal("the entries are not those of the checkpoint")
	}
	var hashes store
	for index, entry := range entries {
		more, err := tlog.StoredHashes(int64(index), entry, hashes)
		check(err)
		hashes = append(hashes, more...)
	}
	made, err := tlog.TreeHash(size, hashes)
	check(err)
	if made != root {
		log.Fatal("the root is not that of the entries")
	}

	tiles := 0
	for _, tile := range tlog.NewTiles(8, 0, size) {
		if tile.W < 256 && size>>(8*uint(tile.L))%256 != int64(tile.W) {
			continue // partial tiles of earlier sizes need not be kept
		}
		want, err := tlog.ReadTileData(tile, hashes)
		check(err)
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		if !bytes.Equal(want, read(folder, "log", path)) {
			log.Fatal(path, ": not what the entries give")
		}
		tiles++
	}
	proofs, err := filepath.Glob(filepath.Join(folder, "inclusion-*"))
	check(err)
	for _, path := range proofs {
		head, hashes := proof(path, 2, checkpoint)
		var index int64
		if _, err := fmt.Sscanf(head[1], "index %d", &index); err != nil {
			log.Fatal(err)
		}
		check(tlog.CheckRecord(hashes, size, root, index, tlog.RecordHash(entries[index])))
	}
	growths, err := filepath.Glob(filepath.Join(folder, "consistency-*"))
	check(err)
	for _, path := range growths {
		head, path := proof(path, 1, checkpoint)
		var old int64
		if _, err := fmt.Sscanf(head[0], "old %d", &old); err != nil {
			log.Fatal(err)
		}
		oldRoot, err := tlog.TreeHash(old, hashes)
		check(err)
		check(tlog.CheckTree(path, size, root, old, oldRoot))
	}
	if tiles < 3 || len(proofs) == 0 || len(growths) == 0 {
		log.Fatal("too little to check")
	}
	fmt.Println(size, "entries,", tiles, "tiles and", len(proofs)+len(growths), "proofs hold")
}
