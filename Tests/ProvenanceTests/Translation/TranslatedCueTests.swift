import Ingestion
import Testing

@testable import Provenance

@Suite struct TranslatedCueTests {
    @Test(
        "lays to a translated name what stands behind the cue, else what stands before it",
        arguments: [
            ("Loud Couronne.at, le maire de Graz veut partir.", "le maire de Graz veut partir"),
            (
                "Dans la vallée on a peur : Loud Couronne.at une fissure de 38 mètres traverse le mur.",
                "une fissure de 38 mètres traverse le mur"
            ),
            ("Le pont reste fermé jusqu’au printemps, Loud Couronne.at.", "Le pont reste fermé jusqu’au printemps"),
        ])
    func content(_ text: String, _ said: String) throws {
        let engine = AttributionEngine(registry: try OutletRegistry.bundled(), lexicons: try LexiconSet.bundled())
        let article = Article(language: "fr", text: text, paragraphs: [TextSpan(0, text.unicodeScalars.count)])
        let found = engine.attributions(in: article).filter { $0.outlet?.id.rawValue == "krone.at" }
        #expect(found.map { $0.content.map(\.text) } == [[said]])
    }
}
