import Ingestion
import Provenance
import Testing

@testable import Report

@Suite struct ChainDrawingTests {
    private func chain(_ hosts: [String], end: ChainEnd) -> Chain {
        let links = hosts.enumerated().map { place, host in
            ChainLink(
                article: WebAddress("https://\(host)/a"), outlet: OutletID(host),
                words: place > 0 ? "laut \(host)" : nil,
                via: place > 0 ? .text : nil, confidence: place > 0 ? 0.8 : nil)
        }
        return Chain(links: links, end: end, depth: hosts.count - 1, confidence: 0.8)
    }

    @Test func whatChainsShareStandsOnce() {
        let primary = ChainEnd(kind: .primary)
        let graph = ChainGraph(
            [chain(["a", "b", "c"], end: primary), chain(["a", "d", "c"], end: primary)], name: { _ in nil })
        #expect(graph.nodes.count == 4)
        #expect(graph.edges.count == 4)
        #expect(graph.nodes.filter(\.isPrimary).map(\.name) == ["c"])
    }

    @Test func aCircleRunsBackAndUnnamedSourcesStayApart() {
        let circle = ChainGraph([chain(["a", "b", "a"], end: ChainEnd(kind: .circular))], name: { _ in nil })
        #expect(circle.nodes.count == 2)
        #expect(circle.edges.map(\.isReturning) == [false, true])
        let unnamed = ChainEnd(kind: .anonymous, name: "people")
        let graph = ChainGraph(
            [chain(["a", "b"], end: unnamed), chain(["a", "c"], end: unnamed)], name: { _ in nil })
        #expect(graph.nodes.count { $0.name == "people" } == 2)
    }

    @Test func fortyNodesAreDrawnWithTheirWords() {
        let chains = (0..<19).map { number in
            chain(["root", "middle\(number)", "last\(number)"], end: ChainEnd(kind: .primary))
        }
        let graph = ChainGraph(chains + [chain(["root", "extra"], end: ChainEnd(kind: .primary))], name: { _ in nil })
        #expect(graph.nodes.count == 40)
        let svg = ChainDrawing(graph, words: Phrasebook(.german)) { _ in "/x" }.svg(title: "Ketten").source
        #expect(svg.matches(of: /class="name"/).count == 40)
        #expect(svg.matches(of: /<a href/).count == 40)
        #expect(svg.contains("last18"))
    }

    @Test func namesFromOutsideStayText() {
        let end = ChainEnd(kind: .document, id: "<script>x</script>", name: "<script>x</script>")
        let graph = ChainGraph([chain(["a"], end: end)], name: { _ in "\"><script>" })
        let svg = ChainDrawing(graph, words: Phrasebook(.english)) { _ in nil }.svg(title: "t").source
        #expect(!svg.contains("<script"))
    }

    @Test func moreThanOnePictureShowsIsCounted() {
        let chains = (0..<200).map { chain(["root", "n\($0)"], end: ChainEnd(kind: .primary)) }
        let graph = ChainGraph(chains, name: { _ in nil })
        #expect(graph.nodes.count <= ChainGraph.most)
        #expect(graph.left == 200 - (graph.nodes.count - 1))
    }

    @Test func wordsAreBrokenAtBlanksAndCutAtTheEnd() {
        #expect(ChainDrawing.lines(of: "one two three four", columns: 9, most: 2) == ["one two", "three fo…"])
        #expect(ChainDrawing.lines(of: "", columns: 9, most: 2).isEmpty)
        #expect(ChainDrawing.lines(of: "einundzwanzigtausend", columns: 9, most: 2).allSatisfy { $0.columns <= 9 })
    }
}
