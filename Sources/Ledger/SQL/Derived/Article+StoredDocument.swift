internal import Foundation
import Ingestion

extension Article {
    /// Reads the document of an article version; `nil` where the bytes are none.
    init?(storedDocument bytes: [UInt8]) {
        guard let article = try? JSONDecoder().decode(Article.self, from: Data(bytes)) else { return nil }
        self = article
    }
}
