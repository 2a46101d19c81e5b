/// A run of text that a reader sees as one: a paragraph, a heading, a list item, a table's cell.
struct Block: Sendable {
    enum Kind: Sendable {
        case paragraph
        case heading
        case item
        case cell
        case quotation
        case preformatted
        case caption
        /// Text that stands in a container without a paragraph of its own.
        case loose
    }

    /// The element whose text it is.
    var owner: Int
    var kind: Kind
    /// Into `PageBlocks.pieces`.
    var pieces: Range<Int>
    var measure = TextMeasure()
    /// How many of the measure's units carry a link.
    var linkedUnits = 0
    var links = 0
    /// How many of the measure's units are set in bold.
    var strongUnits = 0

    var units: Int { measure.units }
    /// The share of the text that carries links, 0 to 1.
    var linkDensity: Double { units == 0 ? 0 : Double(linkedUnits) / Double(units) }
    /// Long and unlinked, with a sentence: what articles are made of.
    var isLongParagraph: Bool {
        units >= 150 && linkDensity < 0.3 && hasSentence && kind != .heading && kind != .caption
    }
    var hasSentence: Bool { measure.sentenceEnds > 0 }
}

/// A part of a block's text: bytes of the page with the link that they carry.
struct BlockPiece: Sendable {
    var start: Int32
    var end: Int32
    /// The `a` element, or -1.
    var link: Int32

    /// Stands for a line end.
    static let lineBreak = BlockPiece(start: -1, end: -1, link: -1)
    var isLineBreak: Bool { start < 0 }
}
