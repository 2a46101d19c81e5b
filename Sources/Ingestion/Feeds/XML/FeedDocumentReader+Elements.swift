extension FeedDocumentReader {
    /// Decides what to do with an element, by where it stands.
    mutating func open(_ element: FeedElement, _ tag: borrowing XMLStartTag) {
        switch place {
        case .root: openInRoot(element, tag)
        case .feed: openInFeed(element, tag)
        case .entry, .entryPart: openInEntry(element, tag)
        case .author: openInAuthor(element)
        case .image: openInImage(element)
        case .source: openInSource(element, tag)
        case .ignored: skip()
        }
    }

    /// The innermost place that is no mere wrapping.
    var place: Place { places.last ?? .root }

    private mutating func openInRoot(_ element: FeedElement, _ tag: borrowing XMLStartTag) {
        switch element {
        case .channel:
            if let language = value(.language, of: tag) { feedLanguage.offer(language, rank: 1) }
            enter(.feed)
        default: openInFeed(element, tag)
        }
    }

    private mutating func openInFeed(_ element: FeedElement, _ tag: borrowing XMLStartTag) {
        switch element {
        case .item:
            draft = EntryDraft()
            if let language = value(.language, of: tag) { draft.offer(language: language, rank: 0) }
            if let about = value(.about, of: tag) { draft.offer(id: about, rank: 1) }
            enter(.entry)
        case .title, .subtitle, .description, .rights, .summary, .atomTitle, .dcTitle, .dcDescription,
            .itunesSummary, .itunesSubtitle:
            take(element, type: textType(tag))
        case .link, .atomLink: openLink(element, tag, isEntry: false)
        case .author, .atomAuthor, .managingEditor: openAuthor(element, isEntry: false)
        case .image:
            feed.icon = feed.icon ?? resolved(.href, of: tag) ?? resolved(.url, of: tag)
            enter(.image)
        case .itunesImage:
            if feed.icon == nil { feed.icon = resolved(.href, of: tag) ?? resolved(.url, of: tag) }
            skip()
        case .cloud:
            if let domain = value(.domain, of: tag) {
                let path = value(.path, of: tag) ?? "/"
                let port = value(.port, of: tag).map { ":" + $0 } ?? ""
                feed.hubs.append(
                    FeedHub(
                        type: "rssCloud", url: "http://" + domain + port + (path.hasPrefix("/") ? path : "/" + path)))
            }
            skip()
        case .skips: enter(.feed)
        case .language, .dcLanguage, .logo, .icon, .timeToLive, .hour, .day, .updatePeriod, .updateFrequency,
            .dcCreator,
            .itunesAuthor:
            take(element)
        default: skip()
        }
    }

    private mutating func openInEntry(_ element: FeedElement, _ tag: borrowing XMLStartTag) {
        switch element {
        case .title, .description, .summary, .content, .subtitle, .rights, .dcRights, .encoded, .dcTitle,
            .dcDescription,
            .mediaTitle, .mediaDescription, .itunesSummary, .itunesSubtitle, .itunesTitle, .atomTitle, .newsTitle:
            take(element, type: textType(tag))
        case .xhtmlBody: take(element, type: TextType(type: "xhtml", mode: nil, isAtom: true))
        case .link, .atomLink: openLink(element, tag, isEntry: true)
        case .guid:
            isPermalink = value(.permalink, of: tag)?.lowercased() != "false"
            take(element)
        case .category:
            if let term = value(.term, of: tag) ?? value(.text, of: tag) {
                if let label = value(.label, of: tag) { draft.add(tag: label) }
                draft.add(tag: term)
                return skip()
            }
            if let label = value(.label, of: tag) {
                draft.add(tag: label)
                return skip()
            }
            take(element)
        case .itunesCategory:
            draft.add(tag: value(.text, of: tag))
            enter(.ignored)
        case .author, .atomAuthor: openAuthor(element, isEntry: true)
        case .enclosure:
            addAttachment(tag, address: resolved(.url, of: tag) ?? resolved(.href, of: tag))
            skip()
        case .mediaContent:
            addAttachment(tag, address: resolved(.url, of: tag))
            enter(.entryPart)
        case .news:
            hasNews = true
            enter(.entryPart)
        case .mediaGroup, .sitemapImage, .newsPublication: enter(.entryPart)
        case .mediaThumbnail:
            let address = resolved(.url, of: tag)
            draft.offer(image: address, rank: 1)
            if address == nil { take(element) } else { skip() }
        case .itunesImage:
            draft.offer(image: resolved(.href, of: tag) ?? resolved(.url, of: tag), rank: 2)
            skip()
        case .image:
            draft.offer(image: resolved(.href, of: tag) ?? resolved(.url, of: tag), rank: 1)
            enter(.image)
        case .source:
            draft.entry.source = FeedSource(url: resolved(.url, of: tag))
            if isAtom {
                sourceID = nil
                enter(.source)
            } else {
                take(element)
            }
        case .id, .atomID, .published, .updated, .issued, .created, .dcDate, .termsIssued, .termsCreated,
            .termsModified, .dcCreator, .dcSubject, .dcLanguage, .language, .dcSource, .mediaKeywords, .mediaCategory,
            .itunesAuthor, .itunesDuration, .itunesKeywords, .location, .newsDate, .newsKeywords, .newsLanguage,
            .sitemapImageLocation:
            take(element)
        default: skip()
        }
    }

    private mutating func openInAuthor(_ element: FeedElement) {
        switch element {
        case .name, .address, .email: take(element)
        default: skip()
        }
    }

    private mutating func openInImage(_ element: FeedElement) {
        if element == .address || element == .sitemapImageLocation { take(element) } else { skip() }
    }

    private mutating func openInSource(_ element: FeedElement, _ tag: borrowing XMLStartTag) {
        switch element {
        case .title: take(element, type: textType(tag))
        case .id: take(element)
        case .author: openAuthor(element, isEntry: true)
        case .link:
            let relation = relation(of: tag)
            if let address = resolved(.href, of: tag),
                relation == .alternate || (relation == .own && draft.entry.source?.url == nil)
            {
                draft.entry.source?.url = address
            }
            skip()
        default: skip()
        }
    }

    // MARK: Kinds of elements

    private func textType(_ tag: borrowing XMLStartTag) -> TextType {
        if !isAtom, !tag.hasAttributes { return .unstated }
        return TextType(
            type: value(.type, of: tag), mode: value(.mode, of: tag)?.lowercased(), isAtom: isAtom)
    }

    private mutating func openAuthor(_ element: FeedElement, isEntry: Bool) {
        // RSS has a line of text, Atom a structure.
        guard isAtom || element == .atomAuthor else { return take(element) }
        author = FeedAuthor()
        authorEmail = nil
        enter(.author(isEntry: isEntry))
    }

    private mutating func openLink(_ element: FeedElement, _ tag: borrowing XMLStartTag, isEntry: Bool) {
        guard let address = resolved(.href, of: tag) ?? (isAtom ? nil : resolved(.resource, of: tag)) else {
            return take(element)
        }
        skip()
        switch relation(of: tag) {
        case .alternate:
            // A page before anything else; Atom has the first, RSS the last.
            let isPage = bytes(.type, of: tag).map { $0.firstIndex(ofASCII: "html", from: $0.startIndex) != nil }
            let rank = (isPage ?? true ? 2 : 1) - (element == .atomLink ? 2 : 0)
            if isEntry {
                if element == .link, !isAtom {
                    draft.replace(link: address, rank: 4)
                } else {
                    draft.offer(link: address, rank: rank)
                }
            } else {
                if element == .link, !isAtom {
                    feedLink.replace(address, rank: 4)
                } else {
                    feedLink.offer(address, rank: rank)
                }
            }
        case .enclosure where isEntry: addAttachment(tag, address: resolved(.href, of: tag))
        case .own where !isEntry: feed.feedURL = feed.feedURL ?? address
        case .next where !isEntry: feed.nextURL = feed.nextURL ?? address
        case .hub where !isEntry:
            let hub = FeedHub(type: "WebSub", url: address)
            if !feed.hubs.contains(hub), feed.hubs.count < 32 { feed.hubs.append(hub) }
        default: break
        }
    }

    private mutating func addAttachment(_ tag: borrowing XMLStartTag, address: String?) {
        guard let url = address else { return }
        var attachment = FeedAttachment(url: url, mimeType: value(.type, of: tag))
        let length = (value(.length, of: tag) ?? value(.fileSize, of: tag)).flatMap { Int($0) } ?? 0
        attachment.sizeInBytes = length > 0 ? length : nil
        attachment.durationInSeconds = value(.duration, of: tag).flatMap(FeedDuration.seconds)
        attachment.title = value(.title, of: tag)
        draft.add(attachment)
    }
}
