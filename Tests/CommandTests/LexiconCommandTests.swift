import TestSupport
import Testing

@Suite(.waiting) struct LexiconCommandTests {
    @Test func theProgramsOwnFilesHold() throws {
        let run = try Run(["lexicon", "check", "--format", "json"], in: Home())
        #expect(run.status == 0)
        let check = try #require(try run.documents().first)
        #expect((check["faults"] as? [Any])?.isEmpty == true)
        #expect((check["languages"] as? [String])?.contains("fr") == true)
    }

    @Test func aUsersOwnFileIsCheckedToo() throws {
        let home = try Home()
        try home.file(
            ".config/sourcier/lexicons/ro.json",
            Array(#"{"language":"ro","name":"Romanian","words":{"nouns":"x"},"cues":[],"phrases":[]}"#.utf8))
        let run = try Run(["lexicon", "check"], in: home)
        #expect(run.status == 65)
        #expect(run.output.contains("ro.json:1: words: no class of words “nouns”: "))
    }

    @Test func anAuditIsExplainedSentenceBySentence() throws {
        let home = try Home()
        let file = try home.file(
            "a.txt", Array("Anna Keller said that the bridge was safe. Nobody wanted to say it.".utf8))
        let run = try Run(["audit", "--text", file, "--language", "en", "--explain", "--format", "json"], in: home)
        #expect(run.status == 0)
        let explanation = try #require(try run.documents().first?["explanation"] as? [String: Any])
        let sentences = try #require(explanation["sentences"] as? [[String: Any]])
        let rules = sentences.compactMap { $0["rules"] as? [[String: Any]] }.flatMap { $0 }
        #expect(rules.map { $0["outcome"] as? String } == ["won", "lost"])
        #expect(rules.map { $0["reason"] as? String } == ["that-clause", "not-citing"])
        let text = try Run(["audit", "--text", file, "--language", "en", "--explain"], in: home)
        #expect(text.output.contains("this form cites nobody here"))
        #expect(try Run(["audit", "--text", file, "--explain", "--format", "html"], in: home).status == 64)
    }
}
