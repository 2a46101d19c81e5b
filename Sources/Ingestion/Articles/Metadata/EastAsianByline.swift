/// Reads names from bylines of Chinese and Korean pages, where an office stands behind or a label before them.
enum EastAsianByline {
    private static let offices = ["기자", "특파원", "앵커", "논설위원", "선임기자"]
    private static let labels = [
        "作者：", "作者:", "记者：", "記者：", "记者:", "文／", "文/", "文=", "文・", "撰文：", "撰稿：", "撰文/", "執筆：", "取材・文",
        "本报记者", "本報記者", "记者", "記者",
    ]
    private static let longestName = 4

    /// - Returns: `nil` where the line has none of these scripts.
    static func names(in line: String) -> [String]? {
        guard line.unicodeScalars.contains(where: { $0.value >= 0x3400 && $0.value <= 0xD7A3 }) else { return nil }
        let words = line.split { $0.isWhitespace || "|·,=[]()".contains($0) }
        var names: [String] = []
        for (index, word) in words.enumerated() {
            guard let office = offices.first(where: { word.hasSuffix($0) }) else { continue }
            let bare = word.dropLast(office.count)
            let name = bare.isEmpty && index > 0 ? words[index - 1] : bare
            if (2...longestName).contains(name.count), name.allSatisfy(isEastAsian) { names.append(String(name)) }
        }
        if !names.isEmpty { return names }
        for label in labels {
            guard let range = line.firstRange(of: label) else { continue }
            let rest = line[range.upperBound...].drop(while: \.isWhitespace)
            let name = rest.prefix(while: isEastAsian)
            // A question to a reporter goes on, a name doesn't.
            let next = rest.dropFirst(name.count).first
            let ends = next.map { $0.isWhitespace || "／/|｜（(·・、,，;；".contains($0) } ?? true
            if (2...longestName).contains(name.count), ends { return [String(name)] }
        }
        return []
    }

    static func isEastAsian(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { $0.value >= 0x3400 && $0.value <= 0xD7A3 }
    }
}
