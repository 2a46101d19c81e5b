import Provenance

extension Entry {
    /// The entries that this one names.
    var references: [Int64] {
        switch self {
        case .feed, .capture, .registry, .key: []
        case .article(let record): [record.capture] + (record.previous.map { [$0] } ?? [])
        case .attribution(let record): [record.article]
        case .resolution(let record):
            [record.attribution, record.resolution.article.rawValue] + (record.supersedes.map { [$0] } ?? [])
        case .correction(let record): [record.supersedes]
        }
    }
}
