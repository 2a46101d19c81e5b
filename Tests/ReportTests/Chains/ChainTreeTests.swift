import Ingestion
import Provenance
import Testing

@testable import Report

@Suite struct ChainTreeTests {
    private let plain = Style(colour: false, width: 100)

    private func link(_ host: String, via: Resolution.Via? = nil, held: Bool = true) -> ChainLink {
        ChainLink(
            article: held ? WebAddress("https://\(host)/a") : nil, outlet: OutletID(host),
            words: via == nil ? nil : "laut \(host)", via: via, confidence: via == nil ? nil : 0.9)
    }

    @Test func commonStationsStandOnce() {
        let first = link("a.example")
        let middle = link("b.example", via: .link)
        let chains = [
            Chain(links: [first, middle], end: ChainEnd(kind: .person, name: "Ada"), depth: 2, confidence: 0.9),
            Chain(links: [first, middle], end: ChainEnd(kind: .primary), depth: 1, confidence: 0.9),
        ]
        let text = ChainTree(chains).text(style: plain)
        #expect(text.split(separator: "\n").count { $0.contains("[b.example]") } == 1)
        #expect(text.contains("├─ a person: Ada"))
        #expect(text.contains("└─ its own reporting"))
        #expect(text.contains("“laut b.example” · by its link · 0.90"))
    }

    @Test func outletThatIsTheEndIsNotSaidTwice() {
        let chain = Chain(
            links: [link("a.example"), link("dpa.com", via: .outlet, held: false)],
            end: ChainEnd(kind: .agency, id: "dpa.com"), depth: 1, confidence: 0.9)
        let text = ChainTree([chain]).text(style: plain)
        #expect(text.contains("[dpa.com]"))
        #expect(text.contains("not held"))
        #expect(!text.contains("the agency"))
    }

    @Test func chainOfManyStationsIsDrawn() {
        let links = (0..<3000).map { link("h\($0).example", via: .text) }
        let chain = Chain(links: links, end: ChainEnd(kind: .circular), depth: 2999, confidence: 0.1)
        #expect(ChainTree([chain]).text(style: plain).contains("circle"))
    }

    @Test("every end has words of its own", arguments: ChainEnd.Kind.allCases)
    func ends(kind: ChainEnd.Kind) {
        #expect(!EndWording.text(ChainEnd(kind: kind, name: "N"), style: plain).0.isEmpty)
    }
}
