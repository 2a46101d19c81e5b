extension FeedDocumentReader {
    /// Decides what to do with an element, by where it stands.
    mutating func open(_ element: FeedElement, _ attributes: AttributeValues) {
        switch place {
        case .root: openInRoot(element, attributes)
        case .feed: openInFeed(element, attributes)
        case .entry, .entryPart: openInEntry(element, attributes)
        case .author: openInAuthor(element)
        case .image: openInImage(element)
        case .source: openInSource(element, attributes)
        case .ignored: skip()
        }
    }

    /// The innermost place that is no mere wrapping.
    var place: Place { places.last ?? .root }

    private mutating func openInRoot(_ element: FeedElement, _ attributes: AttributeValues) {
        switch element {
        case .channel:
            if let language = attributes[.language] { feedLanguage.offer(language, rank: 1) }
            enter(.feed)
        default: openInFeed(element, attributes)
        }
    }

    private mutating func openInFeed(_ element: FeedElement, _ attributes: AttributeValues) {
        switch element {
        case .item:
            draft = EntryDraft()
            if let language = attributes[.language] { draft.language.offer(language, rank: 0) }
            if let about = attributes[.about] { draft.id.offer(about, rank: 1) }
            enter(.entry)
        case .title, .subtitle, .description, .rights, .summary, .atomTitle, .dcTitle, .dcDescription,
            .itunesSummary, .itunesSubtitle:
            take(element, type: textType(attributes))
        case .link, .atomLink: openLink(element, attributes, isEntry: false)
        case .author, .atomAuthor, .managingEditor: openAuthor(element, isEntry: false)
        case .image:
            feed.icon = feed.icon ?? resolved(attributes, .href) ?? resolved(attributes, .url)
            enter(.image)
        case .itunesImage:
            if feed.icon == nil { feed.icon = resolved(attributes, .href) ?? resolved(attributes, .url) }
            skip()
        case .cloud:
            if let domain = attributes[.domain] {
                let path = attributes[.path] ?? "/"
                let port = attributes[.port].map { ":" + $0 } ?? ""
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

    private mutating func openInEntry(_ element: FeedElement, _ attributes: AttributeValues) {
        switch element {
        case .title, .description, .summary, .content, .subtitle, .rights, .dcRights, .encoded, .dcTitle,
            .dcDescription,
            .mediaTitle, .mediaDescription, .itunesSummary, .itunesSubtitle, .itunesTitle, .atomTitle, .newsTitle:
            take(element, type: textType(attributes))
        case .xhtmlBody: take(element, type: TextType(type: "xhtml", mode: nil, isAtom: true))
        case .link, .atomLink: openLink(element, attributes, isEntry: true)
        case .guid:
            isPermalink = attributes[.permalink]?.lowercased() != "false"
            take(element)
        case .category:
            if let term = attributes[.term] ?? attributes[.text] {
                if let label = attributes[.label] { draft.add(tag: label) }
                draft.add(tag: term)
                return skip()
            }
            if let label = attributes[.label] {
                draft.add(tag: label)
                return skip()
            }
            take(element)
        case .itunesCategory:
            draft.add(tag: attributes[.text])
            enter(.ignored)
        case .author, .atomAuthor: openAuthor(element, isEntry: true)
        case .enclosure:
            addAttachment(attributes, address: resolved(attributes, .url) ?? resolved(attributes, .href))
            skip()
        case .mediaContent:
            addAttachment(attributes, address: resolved(attributes, .url))
            enter(.entryPart)
        case .news:
            hasNews = true
            enter(.entryPart)
        case .mediaGroup, .sitemapImage, .newsPublication: enter(.entryPart)
        case .mediaThumbnail:
            let address = resolved(attributes, .url)
            draft.image.offer(address, rank: 1)
            if address == nil { take(element) } else { skip() }
        case .itunesImage:
            draft.image.offer(resolved(attributes, .href) ?? resolved(attributes, .url), rank: 2)
            skip()
        case .image:
            draft.image.offer(resolved(attributes, .href) ?? resolved(attributes, .url), rank: 1)
            enter(.image)
        case .source:
            draft.source = FeedSource(url: resolved(attributes, .url))
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

    private mutating func openInSource(_ element: FeedElement, _ attributes: AttributeValues) {
        switch element {
        case .title: take(element, type: textType(attributes))
        case .id: take(element)
        case .author: openAuthor(element, isEntry: true)
        case .link:
            let relation = attributes.relation
            if let address = resolved(attributes, .href),
                relation == .alternate || (relation == .own && draft.source?.url == nil)
            {
                draft.source?.url = address
            }
            skip()
        default: skip()
        }
    }

    // MARK: Kinds of elements

    private func textType(_ attributes: AttributeValues) -> TextType {
        if !isAtom, attributes.attributes.isEmpty { return .unstated }
        let (type, mode) = attributes.textType
        return TextType(type: type, mode: mode, isAtom: isAtom)
    }

    private mutating func openAuthor(_ element: FeedElement, isEntry: Bool) {
        // RSS has a line of text, Atom a structure.
        guard isAtom || element == .atomAuthor else { return take(element) }
        author = FeedAuthor()
        authorEmail = nil
        enter(.author(isEntry: isEntry))
    }

    private mutating func openLink(_ element: FeedElement, _ attributes: AttributeValues, isEntry: Bool) {
        guard let address = resolved(attributes, .href) ?? (isAtom ? nil : resolved(attributes, .resource)) else {
            return take(element)
        }
        skip()
        switch attributes.relation {
        case .alternate:
            // A page before anything else; Atom has the first, RSS the last.
            let isPage = attributes.bytes(.type).map { $0.firstIndex(ofASCII: "html", from: $0.startIndex) != nil }
            let rank = (isPage ?? true ? 2 : 1) - (element == .atomLink ? 2 : 0)
            if isEntry {
                if element == .link, !isAtom {
                    draft.link.replace(address, rank: 4)
                } else {
                    draft.link.offer(address, rank: rank)
                }
            } else {
                if element == .link, !isAtom {
                    feedLink.replace(address, rank: 4)
                } else {
                    feedLink.offer(address, rank: rank)
                }
            }
        case .enclosure where isEntry: addAttachment(attributes, address: resolved(attributes, .href))
        case .own where !isEntry: feed.feedURL = feed.feedURL ?? address
        case .next where !isEntry: feed.nextURL = feed.nextURL ?? address
        case .hub where !isEntry:
            let hub = FeedHub(type: "WebSub", url: address)
            if !feed.hubs.contains(hub), feed.hubs.count < 32 { feed.hubs.append(hub) }
        default: break
        }
    }

    private mutating func addAttachment(_ attributes: AttributeValues, address: String?) {
        guard let url = address else { return }
        var attachment = FeedAttachment(url: url, mimeType: attributes[.type])
        let length = (attributes[.length] ?? attributes[.fileSize]).flatMap { Int($0) } ?? 0
        attachment.sizeInBytes = length > 0 ? length : nil
        attachment.durationInSeconds = attributes[.duration].flatMap(FeedDuration.seconds)
        attachment.title = attributes[.title]
        draft.add(attachment)
    }
}
