/// What the lines and boxes of a drawn chain mean.
public enum ChainLegend {
    public static func html(_ words: Phrasebook) -> HTML {
        func line(_ style: String) -> HTML {
            """
            <svg class="graph key" viewBox="0 0 44 12" width="44" height="12" aria-hidden="true" focusable="false">\
            <path class="edge \(style)" d="M1 6H43"/></svg>
            """
        }
        func box(_ style: String, _ inner: HTML = .empty) -> HTML {
            """
            <svg class="graph key" viewBox="0 0 44 18" width="44" height="18" aria-hidden="true" focusable="false">\
            <rect class="\(style)" x="1" y="1" width="42" height="16" rx="3"/>\(inner)</svg>
            """
        }
        let double: HTML = #"<rect class="box inner" x="4" y="4" width="36" height="10" rx="2"/>"#
        let slanted: HTML = """
            <svg class="graph key" viewBox="0 0 44 18" width="44" height="18" aria-hidden="true" focusable="false">\
            <polygon class="box end" points="6,1 43,1 38,17 1,17"/></svg>
            """
        return """
            <ul class="legend graph-legend"><li>\(line("via-link")) \(words["via.link"])</li>\
            <li>\(line("via-text")) \(words["via.text"])</li><li>\(line("via-outlet")) \(words["via.outlet"])</li>\
            <li>\(box("box", double)) \(words["end.primary"])</li>\
            <li>\(box("box absent")) \(words["graph.notheld"])</li><li>\(slanted) \(words["graph.end"])</li></ul>
            """
    }
}
