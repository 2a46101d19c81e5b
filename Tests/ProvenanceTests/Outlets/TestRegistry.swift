import Ingestion
import Provenance

/// The program's registry and what is built from it, made once for all tests.
enum TestRegistry {
    static let bundled: OutletRegistry? = try? OutletRegistry.bundled()
    static let matcher: OutletMatcher? = bundled.map { OutletMatcher(registry: $0) }
    static let finder: TranslationFinder? = bundled.map { TranslationFinder(registry: $0) }
}

/// A mention in words, for expectations: `bild.de:Bild`.
extension OutletMention {
    func words(in text: ScalarText) -> String { "\(outlet.id):\(text.string(name))" }
}
