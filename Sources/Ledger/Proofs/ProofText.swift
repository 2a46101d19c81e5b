/// What the two kinds of proof have in common as texts: a head, hashes in base64, a blank line, a signed note.
enum ProofText {
    static func write(head: String, path: [TreeHash], note: String) -> String {
        head + "\n" + path.map { "\($0)\n" }.joined() + "\n" + note
    }

    /// Takes a proof apart; `nil` where it isn't one.
    static func read(_ text: String, headLines: Int) -> (head: [Substring], path: [TreeHash], note: SignedNote)? {
        guard text.utf8.count <= SignedNote.byteLimit else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > headLines, let gap = lines.firstIndex(where: \.isEmpty), gap >= headLines,
            gap - headLines <= 128
        else { return nil }
        var path: [TreeHash] = []
        for line in lines[headLines..<gap] {
            guard let hash = TreeHash(base64: line) else { return nil }
            path.append(hash)
        }
        guard let note = SignedNote(lines[(gap + 1)...].joined(separator: "\n")) else { return nil }
        return (Array(lines[..<headLines]), path, note)
    }

    /// Reads `name 12`.
    static func number(_ line: Substring, named name: String) -> TreeSize? {
        guard line.hasPrefix(name + " ") else { return nil }
        return TreeSize(line.dropFirst(name.count + 1))
    }
}
