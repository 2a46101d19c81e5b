/// Chooses the dates of an article among those that its page gives.
struct PageDates: Sendable {
    var published: NewsDate?
    var modified: NewsDate?
    private let zone: LocalZone?

    /// Takes the dates of a page; `zone` is that of times which are written without one.
    init(_ metadata: PageMetadata, zone: LocalZone?) {
        self.zone = zone
        published = Self.first(
            [
                metadata.linked?.published,
                metadata.first("article:published_time"), metadata.first("og:article:published_time"),
                metadata.times.first { $0.property == "datepublished" }?.value,
                metadata.first("datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
                metadata.first("pubdate", "publishdate", "publish-date", "publish_date", "article.published"),
                metadata.first("article:published", "published", "published_at", "displaydate", "pub_date"),
                metadata.first("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date"),
                metadata.first(
                    "dc.date.created", "dcterms.available", "citation_publication_date", "prism.publicationdate"),
                metadata.first(
                    "date", "release_date", "mediator_published_time", "article_date_original", "last-modified.date"),
                metadata.times.first { $0.property == nil }?.value,
            ], zone)
        modified = Self.first(
            [
                metadata.linked?.modified,
                metadata.first("article:modified_time", "og:updated_time", "og:article:modified_time"),
                metadata.times.first { $0.property == "datemodified" }?.value,
                metadata.first(
                    "datemodified", "last-modified", "dcterms.modified", "dc.date.modified", "revised", "modified",
                    "lastmod"),
            ], zone)
    }

    /// Takes the publication date from what a reader sees, or from the address, where the metadata give none.
    mutating func complete(from lines: [String], address: WebAddress?) {
        guard published == nil else { return }
        var updated: NewsDate?
        for line in lines {
            guard let date = VisibleDate.find(in: line, zone: zone) else { continue }
            if UpdateWords.begin(line) {
                // Behind an update's date that of the publication may stand in the same line.
                if let first = UpdateWords.behindPublication(line).flatMap({ VisibleDate.find(in: $0, zone: zone) }) {
                    published = first
                    return
                }
                updated = updated ?? date
                continue
            }
            published = date
            return
        }
        published = updated ?? address.flatMap { VisibleDate.day(in: $0) }
    }

    private static func first(_ candidates: [String?], _ zone: LocalZone?) -> NewsDate? {
        var day: NewsDate?
        for case let text? in candidates {
            guard let date = LocalZone.date(parsing: text, in: zone), date.seconds > 0 else { continue }
            if !date.isDay { return day == nil || isSameDay(date, day) ? date : day }
            if day == nil { day = date }
        }
        return day
    }

    /// Whether a moment lies on a day in some time zone of the Earth.
    private static func isSameDay(_ date: NewsDate, _ day: NewsDate?) -> Bool {
        guard let day else { return false }
        return date.seconds >= day.seconds - 14 * 3600 && date.seconds < day.seconds + 38 * 3600
    }
}
