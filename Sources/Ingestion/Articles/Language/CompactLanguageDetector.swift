import CCLD2

/// Asks CLD2, whose pointers stay in this file.
enum CompactLanguageDetector {
    /// One of up to three languages that a text seems to be in.
    struct Candidate: Sendable, Equatable {
        /// CLD2's code: ISO 639-1 where there is one.
        let code: String
        /// Share of the text, 0 to 100.
        let percent: Int
    }

    static func candidates(for text: ArraySlice<UInt8>) -> (candidates: [Candidate], isReliable: Bool) {
        guard text.count < Int(Int32.max) else { return ([], false) }
        var result = sourcier_cld2_result()
        text.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            sourcier_cld2_detect(base, Int32(bytes.count), &result)
        }
        let codes = [result.code.0, result.code.1, result.code.2]
        let percents = [result.percent.0, result.percent.1, result.percent.2]
        let candidates = zip(codes, percents).compactMap { code, percent -> Candidate? in
            guard let code else { return nil }
            let name = String(cString: code)
            return name.isEmpty ? nil : Candidate(code: name, percent: Int(percent))
        }
        return (candidates, result.reliable)
    }
}
