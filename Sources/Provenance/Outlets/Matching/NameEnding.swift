/// What follows the letters of a name: the end of the word, or a German ending.
enum NameEnding: Hashable {
    case none
    case end
    /// -s, -es, -n, -r behind a name in German: des Handelsblatts, der Augsburger Allgemeinen.
    case inflected(String)

    init(in text: ScalarText, at offset: Int) {
        self = .none
        guard let first = text.scalar(at: offset), first.isWordCharacter else {
            self = .end
            return
        }
        let second = text.scalar(at: offset + 1)
        if second?.isWordCharacter != true {
            if first == "s" || first == "n" || first == "r" { self = .inflected(String(first)) }
        } else if first == "e", second == "s" || second == "n", text.scalar(at: offset + 2)?.isWordCharacter != true {
            self = .inflected(second == "s" ? "es" : "en")
        }
    }

    /// In scalars.
    var length: Int {
        if case .inflected(let ending) = self { ending.unicodeScalars.count } else { 0 }
    }

    /// Whether a name may have this ending.
    func fits(_ form: NameForm) -> Bool {
        guard case .inflected(let ending) = self else { return true }
        guard form.traits.contains(.german), !form.traits.contains(.acronym), form.scalars.count > 3,
            let last = form.scalars.last
        else { return false }
        switch ending {
        case "s": return !["s", "z", "x", "ß", "e", "n"].contains(last) || form.scalars.count > 5 && last == "n"
        case "es": return !form.traits.contains(.common) && (last == "t" || last == "d" || last == "k")
        case "n": return last == "e" && NameEnding.isAdjective(form.scalars)
        case "r": return last == "e" && form.traits.contains(.phrase) && NameEnding.isAdjective(form.scalars)
        case "en": return form.scalars.suffix(5).elementsEqual("ebote".unicodeScalars)
        default: return false
        }
    }

    private static func isAdjective(_ scalars: [Unicode.Scalar]) -> Bool {
        ["sche", "meine", "liche", "ige", "neue"].contains {
            scalars.suffix($0.unicodeScalars.count).elementsEqual($0.unicodeScalars)
        }
    }
}
