extension FeedDocumentReader {
    /// Takes what an element's text says.
    mutating func finish(_ text: TextCapture) {
        switch place {
        case .root, .feed: finishInFeed(text)
        case .entry, .entryPart: finishInEntry(text)
        case .author: finishInAuthor(text)
        case .image: finishInImage(text)
        case .source: finishInSource(text)
        case .ignored: break
        }
    }

    /// Takes what a finished element and its children said.
    mutating func close(_ place: Place) {
        switch place {
        case .entry: finishEntry()
        case .author(let isEntry): finishAuthor(isEntry: isEntry)
        case .source:
            if draft.entry.source?.url == nil, let id = sourceID, id.hasPrefix("http") { draft.entry.source?.url = id }
            if draft.entry.source == FeedSource() { draft.entry.source = nil }
        default: break
        }
    }

    // MARK: Feed

    private mutating func finishInFeed(_ text: TextCapture) {
        switch text.element {
        case .title: feedTitle.offer(text.construct.plain, rank: 2)
        case .dcTitle, .atomTitle: feedTitle.offer(text.construct.plain, rank: 1)
        case .subtitle, .description: feedDescription.offer(text.construct.plain, rank: 4)
        case .summary, .dcDescription: feedDescription.offer(text.construct.plain, rank: 3)
        case .itunesSummary: feedDescription.offer(text.construct.plain, rank: 2)
        case .itunesSubtitle: feedDescription.offer(text.construct.plain, rank: 1)
        case .link: feedLink.replace(resolved(text.line), rank: 4)
        case .language: feedLanguage.offer(text.line, rank: 3)
        case .dcLanguage: feedLanguage.offer(text.line, rank: 2)
        case .logo: feed.icon = resolved(text.line) ?? feed.icon
        case .icon: feed.favicon = resolved(text.line) ?? feed.favicon
        case .timeToLive:
            if let minutes = text.line.flatMap({ Int($0) }), (1...525_600).contains(minutes) {
                feed.ttlSeconds = minutes * 60
            }
        case .hour:
            // Some feeds count the hours from 1 to 24.
            if let hour = text.line.flatMap({ Int($0) }), (0...24).contains(hour) {
                feed.skippedHours.insert(hour % 24)
            }
        case .day:
            if let day = text.line.flatMap({ Self.days.firstIndex(of: $0.lowercased().prefix(3)) }) {
                feed.skippedDays.insert(day)
            }
        case .updatePeriod: updatePeriod = text.line?.lowercased()
        case .updateFrequency: updateFrequency = text.line.flatMap { Int($0) }
        case .author, .managingEditor, .dcCreator:
            if feed.authors.count < 256, let author = text.line.flatMap(AuthorText.author),
                !feed.authors.contains(author)
            {
                feed.authors.append(author)
            }
        case .itunesAuthor: if showAuthor == nil { showAuthor = text.line.flatMap(AuthorText.author) }
        default: break
        }
    }

    private static let days: [Substring] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    // MARK: Entries

    private mutating func finishInEntry(_ text: TextCapture) {
        if finishText(text) || finishDate(text) { return }
        let line = text.line
        switch text.element {
        case .link, .atomLink: draft.replace(link: resolved(line), rank: 4)
        case .guid:
            draft.offer(id: line, rank: 3)
            if isPermalink, draft.permalink == nil, let line {
                let bytes = Array(line.utf8)[...]
                if bytes.hasASCII("http", at: 0), ContentAddresses.hasScheme(bytes) {
                    draft.permalink = resolved(line, base: nil)
                }
            }
        case .id: draft.offer(id: line, rank: 4)
        case .atomID: draft.offer(id: line, rank: 2)
        case .location:
            draft.offer(id: line, rank: 0)
            draft.offer(link: resolved(line), rank: 0)
        case .author, .dcCreator: draft.add(line.flatMap(AuthorText.author))
        case .itunesAuthor: draft.showAuthor = line.flatMap(AuthorText.author)
        case .category, .dcSubject, .mediaCategory: draft.add(tag: line)
        case .itunesKeywords, .mediaKeywords, .newsKeywords:
            for tag in line?.split(separator: ",") ?? [] { draft.add(tag: String(tag)) }
        case .language: draft.offer(language: line, rank: 2)
        case .dcLanguage, .newsLanguage: draft.offer(language: line, rank: 1)
        case .itunesDuration: draft.duration = line.flatMap(FeedDuration.seconds)
        case .mediaThumbnail, .sitemapImageLocation: draft.offer(image: resolved(line), rank: 1)
        case .source:
            draft.entry.source?.title = text.construct.plain
            if draft.entry.source == FeedSource() { draft.entry.source = nil }
        case .dcSource:
            guard let line, draft.entry.source == nil else { return }
            let isAddress = line.hasPrefix("http://") || line.hasPrefix("https://")
            draft.entry.source = isAddress ? FeedSource(url: resolved(line, base: nil)) : FeedSource(title: line)
        default: break
        }
    }

    /// Takes titles, contents and summaries.
    private mutating func finishText(_ text: TextCapture) -> Bool {
        switch text.element {
        case .title: draft.offer(title: text.construct.plain, rank: 5)
        case .newsTitle: draft.offer(title: text.construct.plain, rank: 4)
        case .dcTitle, .atomTitle: draft.offer(title: text.construct.plain, rank: 3)
        case .mediaTitle: draft.offer(title: text.construct.plain, rank: 2)
        case .itunesTitle: draft.offer(title: text.construct.plain, rank: 1)
        case .content: draft.content.offer(body(text), rank: isAtom ? 4 : 1)
        case .encoded: draft.content.offer(body(text), rank: 3)
        case .xhtmlBody: draft.content.offer(body(text), rank: 2)
        case .description, .summary: draft.summary.offer(body(text), rank: 6)
        case .dcDescription: draft.summary.offer(body(text), rank: 5)
        case .itunesSummary: draft.summary.offer(body(text), rank: 4)
        case .mediaDescription: draft.summary.offer(body(text), rank: 3)
        case .itunesSubtitle, .subtitle: draft.summary.offer(body(text), rank: 2)
        case .rights, .dcRights: draft.entry.rights = text.construct.plain ?? draft.entry.rights
        default: return false
        }
        return true
    }

    private mutating func finishDate(_ text: TextCapture) -> Bool {
        let isModified: Bool
        let rank: Int
        switch text.element {
        case .published, .newsDate: (isModified, rank) = (false, 6)
        case .issued: (isModified, rank) = (false, 5)
        case .termsIssued: (isModified, rank) = (false, 4)
        case .dcDate: (isModified, rank) = (false, 3)
        case .created: (isModified, rank) = (false, 2)
        case .termsCreated: (isModified, rank) = (false, 1)
        case .updated: (isModified, rank) = (true, 2)
        case .termsModified: (isModified, rank) = (true, 1)
        default: return false
        }
        let date = NewsDate(utf8: text.utf8)
        if isModified { draft.offer(modified: date, rank: rank) } else { draft.offer(published: date, rank: rank) }
        return true
    }

    /// A content or summary with its addresses resolved; `nil` where it is blank.
    private func body(_ text: TextCapture) -> EntryText? {
        let construct = text.construct
        guard !construct.utf8.isEmpty else { return nil }
        if construct.kind != .text, let base, let resolved = ContentAddresses.resolved(construct.utf8, base: base) {
            return EntryText(kind: construct.kind, text: String(validUTF8: resolved[...]))
        }
        return EntryText(kind: construct.kind, text: String(validUTF8: construct.utf8))
    }

    /// A feed has no more entries; a sitemap may have so many (https://www.sitemaps.org/protocol.html).
    private static let mostEntries = 50_000

    private mutating func finishEntry() {
        let entry = draft.finish()
        if feed.entries.count < Self.mostEntries { feed.entries.append(entry) }
    }

    // MARK: Parts

    private mutating func finishInAuthor(_ text: TextCapture) {
        switch text.element {
        case .name: author.name = author.name ?? text.line
        case .address: author.url = author.url ?? resolved(text.line)
        case .email: authorEmail = text.line
        default: break
        }
    }

    private mutating func finishAuthor(isEntry: Bool) {
        if author.url == nil, let email = authorEmail {
            author.url = email.lowercased().hasPrefix("mailto:") ? email : "mailto:" + email
        }
        guard author != FeedAuthor() else { return }
        if !isEntry {
            if !feed.authors.contains(author), feed.authors.count < 256 { feed.authors.append(author) }
        } else if case .source? = places.last {
            if draft.sourceAuthors.count < 256 { draft.sourceAuthors.append(author) }
        } else {
            draft.add(author)
        }
    }

    private mutating func finishInImage(_ text: TextCapture) {
        guard let address = resolved(text.line) else { return }
        let isEntry = places.dropLast().contains { if case .entry = $0 { true } else { false } }
        if isEntry {
            draft.offer(image: address, rank: 1)
        } else if feed.icon == nil {
            feed.icon = address
        }
    }

    private mutating func finishInSource(_ text: TextCapture) {
        switch text.element {
        case .title: draft.entry.source?.title = text.construct.plain
        case .id: sourceID = text.line
        default: break
        }
    }

    // MARK: The whole

    /// Puts the feed together after the last event.
    mutating func finished() -> Feed {
        feed.title = feedTitle.value
        feed.description = feedDescription.value
        feed.homePageURL = feedLink.value
        feed.language = feedLanguage.value.map { $0.utf8.contains(0x5F) ? $0.replacing("_", with: "-") : $0 }
        if feed.authors.isEmpty, let showAuthor { feed.authors = [showAuthor] }
        if feed.ttlSeconds == nil { feed.ttlSeconds = syndicationSeconds }
        // Exchanged, not copied.
        var finished = Feed(format: feed.format)
        swap(&finished, &feed)
        return finished
    }

    /// How often the syndication module asks to be polled (https://web.resource.org/rss/1.0/modules/syndication/).
    private var syndicationSeconds: Int? {
        let period: Int
        switch updatePeriod {
        case "hourly": period = 3600
        case "daily": period = 86400
        case "weekly": period = 7 * 86400
        case "monthly": period = 30 * 86400
        case "yearly": period = 365 * 86400
        default: return nil
        }
        let frequency = updateFrequency ?? 1
        return frequency > 0 ? max(60, period / frequency) : period
    }
}
