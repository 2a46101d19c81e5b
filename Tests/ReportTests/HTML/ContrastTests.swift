import Foundation
import Testing

@testable import Report

/// WCAG 2.2, success criteria 1.4.3 and 1.4.11: every ink on every paper that it lies on, light and dark.
@Suite struct ContrastTests {
    private static let inks = [
        "ink", "faint", "link", "warning", "outlet", "agency", "person", "organization", "document", "platform",
        "anonymous", "media",
    ]

    private func colours(dark: Bool) throws -> [String: [Double]] {
        let sheet = StyleSheet.report
        let parts = sheet.components(separatedBy: "@media (prefers-color-scheme: dark)")
        let block = try #require(dark ? parts.last?.components(separatedBy: "* {").first : parts.first)
        var colours: [String: [Double]] = [:]
        for match in block.matches(of: /--([a-z-]+): #([0-9a-f]{6})/) {
            let value = UInt32(match.output.2, radix: 16) ?? 0
            colours[String(match.output.1)] = [16, 8, 0].map { Double((value >> $0) & 255) / 255 }
        }
        return colours
    }

    /// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private func luminance(_ colour: [Double]) -> Double {
        let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    private func contrast(_ a: [Double], _ b: [Double]) -> Double {
        let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
        return (light + 0.05) / (dark + 0.05)
    }

    @Test("every ink can be read", arguments: [false, true])
    func inks(dark: Bool) throws {
        let colours = try colours(dark: dark)
        let paper = try #require(colours["paper"])
        for name in Self.inks {
            let ink = try #require(colours[name], "\(name)")
            #expect(contrast(ink, paper) >= 4.5, "\(name) on paper")
            #expect(contrast(ink, try #require(colours["tint"])) >= 4.5, "\(name) on tint")
            // Claims lie on nine hundredths of their own colour.
            let claim = zip(ink, paper).map { 0.09 * $0 + 0.91 * $1 }
            #expect(contrast(ink, claim) >= 4.5, "\(name) on its claim")
            #expect(contrast(try #require(colours["ink"]), claim) >= 4.5)
        }
        #expect(contrast(try #require(colours["warning"]), try #require(colours["warning-tint"])) >= 4.5)
        for tint in ["add", "remove"] {
            #expect(contrast(try #require(colours["ink"]), try #require(colours[tint])) >= 4.5)
        }
        #expect(contrast(try #require(colours["focus"]), paper) >= 3)
        #expect(contrast(try #require(colours["nobody"]), paper) >= 3)
    }
}
