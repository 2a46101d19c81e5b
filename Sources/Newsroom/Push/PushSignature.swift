import Crypto
import Foundation

/// The signature of what a hub pushes (WebSub §7.1, https://www.w3.org/TR/websub/#signature-validation).
enum PushSignature {
    /// Whether a field (`X-Hub-Signature`, `sha256=…`) signs the body with the secret.
    ///
    /// The four methods of the Recommendation are taken; anything else, and nothing, signs nothing.
    static func isValid(_ field: String?, secret: String, body: [UInt8]) -> Bool {
        guard let field, let equals = field.firstIndex(of: "="),
            let code = bytes(hex: field[field.index(after: equals)...])
        else { return false }
        let key = SymmetricKey(data: Data(secret.utf8))
        switch field[..<equals].lowercased() {
        case "sha1":
            return HMAC<Insecure.SHA1>.isValidAuthenticationCode(code, authenticating: body, using: key)
        case "sha256": return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key)
        case "sha384": return HMAC<SHA384>.isValidAuthenticationCode(code, authenticating: body, using: key)
        case "sha512": return HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: body, using: key)
        default: return false
        }
    }

    private static func bytes(hex text: Substring) -> [UInt8]? {
        let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count % 2 == 0, (40...128).contains(digits.count) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
