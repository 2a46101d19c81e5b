internal import Foundation

extension String {
    /// The string in normalization form C; texts in ASCII are so already.
    var canonicallyComposed: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }

    /// Whether the string is in normalization form C, scalar by scalar.
    var isCanonicallyComposed: Bool { canonicallyComposed.unicodeScalars.elementsEqual(unicodeScalars) }
}
