import Foundation
import Ingestion
import Testing

@testable import Provenance

@Suite struct LexiconCheckTests {
    /// A folder that is removed behind the test.
    private final class Folder {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
            try FileManager.default.createDirectory(atPath: path + "/Examples", withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        }
    }

    /// Romanian in a dozen lines: what a person writes who adds a language.
    private static let romanian = """
        {
         "language": "ro",
         "name": "Romanian",
         "conventions": {"romance": true, "dropsSubjects": true},
         "words": {
          "determiner": "un o niște",
          "preposition": "de la în pe cu din",
          "linking": "de",
          "complementizer": "că",
          "auxiliary": "a au",
          "role": "ministrul primarul",
          "organization": "poliția guvernul",
          "addressing": "la"
         },
         "cues": [
          {"lemma": "spune", "finite": "spune spunea", "participle": "spus", "precision": 0.95,
           "licence": "that quotation colon parenthesis inversion addressee"}
         ],
         "phrases": [
          {"name": "potrivit", "patterns": ["potrivit", "conform"], "frame": "before", "precision": 0.95}
         ]
        }
        """

    private static let romanianExamples = """
        # *
        - Cuvântul „%finite” este scurt.

        # licence that
        + {Ana Popescu} a %participle că ⟦podul este sigur⟧.

        # potrivit
        + Potrivit {Anei Popescu}, ⟦podul rămâne închis⟧.
        - Este un om potrivit la locul lui.
        """

    @Test func `every rule of every language does in its examples what they say`() throws {
        let check = try LexiconCheck()
        #expect(check.faults.map(\.description) == [])
        #expect(check.languages.count >= 12)
        #expect(check.exampleCount > 2 * check.ruleCount)
    }

    @Test func `a language is added by a file of data and read at once`() throws {
        let folder = try Folder()
        try folder.write("ro.json", Self.romanian)
        try folder.write("Examples/ro.txt", Self.romanianExamples)
        let check = try LexiconCheck(
            ResourceFolder(path: folder.path), in: ".", shownAs: "", registry: .bundled())
        #expect(check.faults.map(\.description) == [])
        #expect(check.languages == ["ro"])
        let engine = AttributionEngine(
            registry: try .bundled(), lexicons: try .bundled(userFolder: folder.path))
        let found = engine.attributions(
            in: Article(
                url: nil, language: "ro",
                text: "„Podul rezistă”, a spus ministrul Radu Ionescu. Potrivit Reuters, podul va fi vândut.",
                paragraphs: []))
        #expect(found.map(\.rule) == ["ro.spune", "ro.potrivit"])
        #expect(found.first?.speaker?.name == "Radu Ionescu")
        #expect(found.last?.outlet?.id == OutletID("reuters.com"))
    }

    @Test func `a rule without examples is named`() throws {
        let folder = try Folder()
        try folder.write("ro.json", Self.romanian)
        try folder.write("Examples/ro.txt", "# *\n- Cuvântul „%finite” este scurt.\n")
        let check = try LexiconCheck(
            ResourceFolder(path: folder.path), in: ".", shownAs: "", registry: .bundled())
        #expect(Set(check.faults.compactMap(\.place)) == ["spune", "potrivit"])
    }

    @Test func `an example that does not hold is shown with its line`() throws {
        let folder = try Folder()
        try folder.write("ro.json", Self.romanian)
        try folder.write(
            "Examples/ro.txt",
            Self.romanianExamples + "\n+ {Ana Popescu} doarme.\n- Potrivit Anei, podul este închis.\n")
        let check = try LexiconCheck(
            ResourceFolder(path: folder.path), in: ".", shownAs: "", registry: .bundled())
        #expect(check.faults.map(\.line) == [10, 11])
        #expect(
            check.faults.first?.description
                == "Examples/ro.txt:10: potrivit: the rule does not do this: “Ana Popescu doarme.”: "
                + "correct the rule or the example")
    }

    @Test(arguments: [
        (#"{"language":"ro""#, "a comma or } is expected here"),
        (#"{"language":"ro","name":"R","words":{"nouns":"x"},"cues":[],"phrases":[]}"#, "no class of words “nouns”"),
        (#"{"language":"zz9","name":"R","words":{},"cues":[],"phrases":[]}"#, "no language “zz9”"),
        (
            #"{"language":"ro","name":"R","words":{},"cues":[{"lemma":"a","finite":"a","licence":"shout"}],"phrases":[]}"#,
            "no licence “shout”"
        ),
        (
            #"{"language":"ro","name":"R","words":{},"cues":[],"phrases":[{"name":"a","patterns":["a"],"frame":"up"}]}"#,
            "no frame “up”"
        ),
        (
            #"{"language":"ro","name":"R","words":{},"cues":[],"phrases":[{"name":"a","patterns":["a?"],"frame":"before"}]}"#,
            "the pattern “a?” has no word that must be there"
        ),
        (
            #"{"language":"ro","name":"R","words":{},"cues":[],"phrases":[{"name":"a","patterns":["a"],"frame":"before","closing":"x"}]}"#,
            "no such key “closing”"
        ),
        (
            #"{"language":"ro","name":"R","words":{},"cues":[{"lemma":"a","finite":"a","licence":"that","precision":2}],"phrases":[]}"#,
            "its precision is no share"
        ),
    ])
    func `a damaged file is told with its line and what to do`(json: String, problem: String) {
        let faults = LexiconFormCheck(file: "ro.json", bytes: Array(json.utf8)).faults
        #expect(faults.map(\.problem) == [problem])
        #expect(faults.allSatisfy { $0.line == 1 && !$0.remedy.isEmpty })
    }
}
