/// The name of an element, as far as the reading of articles tells elements apart.
///
/// libxml2 2.9 knows HTML 4 alone, so what an element is gets judged by this table and not by the parser's nesting.
enum HTMLName: UInt8, CaseIterable, Sendable {
    /// Not an element: a run of text.
    case text
    /// Any element that the table lacks; its name is kept as an attribute.
    case other
    case a, abbr, address, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption, center, cite,
        code
    case dd, del, details, dialog, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame
    case frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, label, legend
    case li, link, main, map, mark, math, menu, meta, nav, noframes, noscript, object, ol, optgroup, option, output, p
    case picture, pre, progress, q, s, samp, script, section, select, small, source, span, strong, style, sub, summary
    case sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, u, ul, video, wbr

    static let named: [String: HTMLName] = {
        var table: [String: HTMLName] = [:]
        for name in allCases where name != .text && name != .other { table["\(name)"] = name }
        return table
    }()
}

extension HTMLName {
    /// What the reading of a page has to know of an element.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8

        /// Begins and ends a paragraph.
        static let block = Traits(rawValue: 1)
        /// Holds nothing that is read: what lies in it is not kept.
        static let opaque = Traits(rawValue: 2)
        /// Has no content, though libxml2 may think that it has.
        static let void = Traits(rawValue: 4)
        static let heading = Traits(rawValue: 8)
    }

    /// Traits by `rawValue`.
    static let traits: [Traits] = {
        let blocks: Set<HTMLName> = [
            .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .div, .dl, .dt, .fieldset,
            .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .html,
            .legend, .li, .main, .menu, .nav, .noframes, .ol, .p, .pre, .section, .summary, .table, .tbody, .td,
            .tfoot, .th, .thead, .tr, .ul,
        ]
        let opaque: Set<HTMLName> = [
            .audio, .button, .canvas, .dialog, .embed, .iframe, .map, .math, .noscript, .object, .optgroup, .option,
            .progress, .script, .select, .style, .svg, .template, .textarea, .video,
        ]
        let voids: Set<HTMLName> = [.base, .br, .embed, .hr, .img, .input, .link, .meta, .source, .track, .wbr]
        let headings: Set<HTMLName> = [.h1, .h2, .h3, .h4, .h5, .h6]
        return allCases.map { name in
            var traits: Traits = []
            if blocks.contains(name) { traits.insert(.block) }
            if opaque.contains(name) { traits.insert(.opaque) }
            if voids.contains(name) { traits.insert(.void) }
            if headings.contains(name) { traits.insert(.heading) }
            return traits
        }
    }()

    var traits: Traits { Self.traits[Int(rawValue)] }
    var isBlock: Bool { traits.contains(.block) }
    var isHeading: Bool { traits.contains(.heading) }

    /// 1 to 6 for a heading, else 0.
    var headingLevel: Int {
        isHeading ? Int(rawValue - HTMLName.h1.rawValue) + 1 : 0
    }
}
