import Foundation

/// An address taken apart.
struct AddressParts {
    let string: String
    let scheme: String
    let host: String?

    init?(_ text: String, relativeTo base: String?) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let baseURL = base.flatMap { URL(string: $0) }
        guard !trimmed.isEmpty, let url = URL(string: trimmed, relativeTo: baseURL)?.absoluteURL.standardized,
            let scheme = url.scheme?.lowercased()
        else { return nil }
        self.scheme = scheme
        host = url.host()?.lowercased()
        string = url.absoluteString
    }
}
