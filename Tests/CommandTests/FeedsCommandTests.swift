import TestSupport
import Testing

@Suite(.waiting) struct FeedsCommandTests {
    @Test func subscriptionsAreImportedListedExportedAndRemoved() throws {
        let home = try Home()
        let list = try home.file("list.opml", SampleInputs.subscriptions)
        let url = "https://www.exemple-gazette.fr/rss.xml"
        let imported = try Run(["feeds", "import", list], in: home)
        #expect(imported.status == 0)
        #expect(imported.output.contains(url))
        let again = try Run(["feeds", "import", list], in: home)
        #expect(again.output.contains("1 known already"))
        let listed = try Run(["feeds", "list", "--format", "json"], in: home).documents()
        #expect(listed.map { $0["feed"] as? String } == [url])
        #expect(listed.first?["folders"] as? [String] == ["France"])
        let exported = try Run(["feeds", "export"], in: home)
        #expect(exported.output.contains("xmlUrl=\"\(url)\""))
        #expect(exported.output.contains("France"))
        let removed = try Run(["feeds", "remove", url], in: home)
        #expect(removed.status == 0)
        #expect(try Run(["feeds", "list", "--format", "json"], in: home).documents().isEmpty)
        #expect(try Run(["feeds", "remove", url], in: home).status == 66)
    }

    @Test func exportedListImportsAgain() throws {
        let home = try Home()
        let list = try home.file("list.opml", SampleInputs.subscriptions)
        #expect(try Run(["feeds", "import", list], in: home).status == 0)
        let exported = try Run(["feeds", "export"], in: home)
        let other = try Home()
        let copy = try other.file("copy.opml", exported.output)
        #expect(try Run(["feeds", "import", copy], in: other).status == 0)
        #expect(try Run(["feeds", "export"], in: other).output == exported.output)
    }
}
