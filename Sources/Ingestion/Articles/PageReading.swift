/// One page on its way to an article.
struct PageReading {
    private let url: WebAddress?
    private let outline: PageOutline
    private let metadata: PageMetadata
    private let base: WebAddress?
    private let canonical: WebAddress?
    private let site: SiteName
    private let title: String?
    /// The headline's element, or -1.
    private let headline: Int
    private let container: Int?
    private let verdicts: [Verdict]

    init(_ utf8: [UInt8], url: WebAddress?) {
        self.url = url
        let page = HTMLEventParser.parse(HTMLInput(utf8))
        let labels = PageLabels(page)
        let metadata = PageMetadata(page, labels)
        self.metadata = metadata
        let written = metadata.base.flatMap { WebAddress($0, relativeTo: url) }
        canonical = (metadata.canonical ?? metadata.first("og:url") ?? metadata.linked?.url)
            .flatMap { WebAddress($0, relativeTo: written ?? url) }
        base = written ?? url ?? canonical
        let site = SiteName(metadata, host: (canonical ?? url)?.host)
        self.site = site
        let shown = ShownText(page, labels)
        title = Headline.choose(metadata, site: site, shown: shown)

        let headline = Headline.element(of: title, in: metadata, site: site, shown: shown)
        self.headline = headline
        let outline = PageOutline(page, labels, headline: headline, targets: LinkTargets(address: canonical ?? url))
        self.outline = outline
        let confirmed = Self.confirmed(outline, metadata)
        container = BodyFinder(
            outline, headings: Headline.peers(of: headline, in: metadata, page: page), headline: headline,
            confirmed: confirmed.blocks
        ).container()
        if let container {
            let titles =
                ([title, metadata.first("og:title"), metadata.linked?.headline, metadata.documentTitle]
                + metadata.headings.prefix(1).map(\.text))
                .compactMap { $0 }.flatMap { [$0, Headline.withoutSite($0, site)] }
            let descriptions = [
                metadata.linked?.description, metadata.first("og:description"), metadata.first("description"),
            ].compactMap { $0 }
            let authors = Authors.cleaned((metadata.linked?.authors ?? []) + metadata.metaAuthors)
            verdicts =
                BodyPruner(
                    outline, container: container,
                    context: BodyPruner.Context(
                        titles: titles.map { ComparisonKey.of($0) },
                        descriptions: descriptions.map { ComparisonKey.of($0) },
                        headline: headline, authors: authors.map { ComparisonKey.of($0) }, confirmed: confirmed.blocks,
                        coverage: confirmed.coverage)
                ).verdictsOrCaptions
        } else {
            verdicts = Array(repeating: .outside, count: outline.blocks.count)
        }
    }

    /// For each block whether the structured data's text holds it, and how much of that text the blocks make up.
    private static func confirmed(
        _ outline: PageOutline, _ metadata: PageMetadata
    ) -> (blocks: [Bool], coverage: Double) {
        guard let body = metadata.linked?.body, body.count >= 200 else {
            return (Array(repeating: false, count: outline.blocks.count), 0)
        }
        let known = ConfirmedText(MarkupText.withoutTags(CharacterReferences.decoded(body)))
        var length = 0
        let blocks = outline.blocks.map { block in
            guard block.units >= 16 else { return false }
            let text = outline.text(of: block)
            guard known.share(of: text) > 0.75 else { return false }
            length += ComparisonKey.bytes(of: text).count
            return true
        }
        return (blocks, known.length > 0 ? Double(length) / Double(known.length) : 0)
    }

    /// The page's blocks in order; where the text stands in data only, its paragraphs behind them.
    func decisions() -> [BlockDecision] {
        let embedded = embeddedText(beside: visibleText())
        let blocks = zip(outline.blocks, verdicts).map { block, verdict in
            BlockDecision(
                isKept: verdict.isKept && embedded == nil,
                reason: verdict.isKept && embedded != nil ? "the data hold more" : verdict.reason,
                element: outline.page.elementName(of: block.owner), linkDensity: block.linkDensity,
                text: outline.string(of: block))
        }
        let paragraphs = embedded?.paragraphs ?? []
        return blocks
            + paragraphs.map {
                BlockDecision(
                    isKept: true, reason: "stands in the data only", text: String(decoding: $0, as: UTF8.self))
            }
    }

    /// The article's text as the page's data hold it, if they hold clearly more than its markup.
    private func embeddedText(beside text: ArticleText) -> EmbeddedText? {
        let visible = text.utf8.withUnsafeBufferPointer { TextMeasure($0).units }
        return EmbeddedText.find(in: outline.page, linked: metadata.linked, visible: visible)
    }

    func article() throws(IngestionError) -> Article {
        let page = outline.page
        var text = visibleText()
        if let embedded = embeddedText(beside: text) {
            text = ArticleText()
            for paragraph in embedded.paragraphs {
                paragraph.withUnsafeBufferPointer { text.append($0, link: -1) }
                text.endParagraph()
            }
        }
        guard !text.paragraphs.isEmpty else {
            throw IngestionError(.noArticle, "no article was found on the page")
        }
        let string = text.string
        let lines = linesAroundHeadline()
        let language = LanguageIdentifier.language(of: string, hint: languageHint)
        var dates = PageDates(metadata, zone: zone(language))
        dates.complete(from: lines, address: canonical ?? url)
        return Article(
            url: url, canonicalURL: canonical, siteName: site.name, title: title,
            authors: Authors.find(
                metadata, site: site, lines: lines, headline: headline,
                bodyEnd: container.map { page.end($0) } ?? page.nodes.count),
            published: dates.published, modified: dates.modified,
            language: language, text: string,
            paragraphs: text.paragraphs, links: links(text),
            credits: credits(text, lines: lines), declaredSources: declaredSources)
    }

    /// The text of the blocks that were kept.
    private func visibleText() -> ArticleText {
        var text = ArticleText()
        outline.page.text.withUnsafeBufferPointer { bytes in
            for (block, verdict) in zip(outline.blocks, verdicts) where verdict.isKept {
                for piece in outline.pieces[block.pieces] {
                    if piece.isLineBreak {
                        text.breakLine()
                    } else {
                        text.append(
                            UnsafeBufferPointer(rebasing: bytes[Int(piece.start)..<Int(piece.end)]),
                            link: Int(piece.link))
                    }
                }
                text.endParagraph()
            }
        }
        return text
    }

    /// The short lines from just before the headline to the first paragraph, where date and byline stand.
    private func linesAroundHeadline() -> [String] {
        guard let start = verdicts.firstIndex(where: \.isKept) else { return [] }
        let key = title.map { ComparisonKey.of($0) }
        let lowest = max(0, start - 40)
        let headline = (lowest...start).last { index in
            verdicts[index] == .title || outline.page.name(outline.blocks[index].owner) == .h1
                || (outline.blocks[index].units < 400
                    && ComparisonKey.bytes(of: outline.text(of: outline.blocks[index])) == key)
        }
        let end = min(start + 10, verdicts.count)
        return (max(lowest, (headline ?? start) - 4)..<max(end, lowest)).compactMap { index in
            if index > start, verdicts[index].isKept { return nil }
            let isPicture = verdicts[index] == .caption || verdicts[index] == .phrase(.photo)
            let isCaption = isPicture || outline.unwanted[outline.blocks[index].owner].contains(.caption)
            return outline.blocks[index].units <= 160 && !isCaption && outline.isShort(outline.blocks[index])
                ? outline.line(of: outline.blocks[index]) : nil
        }
    }

    /// The zone of times that the page writes without one; a language with its region is of more use than without.
    private func zone(_ language: String?) -> LocalZone? {
        let declared = [metadata.htmlLanguage, metadata.first("og:locale"), metadata.linked?.language].compactMap { $0 }
        let regional = declared.first { tag in
            tag.contains { $0 == "-" || $0 == "_" } && tag.prefix(2).lowercased() == language
        }
        return LocalZone(host: (canonical ?? url)?.host, language: regional ?? language)
    }

    private var languageHint: String? {
        metadata.htmlLanguage ?? metadata.linked?.language
            ?? metadata.first("content-language", "og:locale", "dc.language", "language")
    }

    private func links(_ text: ArticleText) -> [ArticleLink] {
        text.links.compactMap { link in
            guard let href = outline.page.string(link.element, .href), !href.hasPrefix("#"),
                !href.lowercased().hasPrefix("javascript:")
            else { return nil }
            return ArticleLink(
                href: WebAddress(href, relativeTo: base)?.string ?? href,
                text: String(decoding: text.utf8[link.bytes], as: UTF8.self), span: link.span)
        }
    }

    /// Agencies in the text, and in the short lines that were dropped around it; a picture's credit is none.
    private func credits(_ text: ArticleText, lines: [String]) -> [ArticleCredit] {
        var credits = ArticleCredits()
        credits.read(text)
        for (block, verdict) in zip(outline.blocks, verdicts)
        where block.units <= 120 && outline.isShort(block) && isByline(block, verdict) {
            credits.read(line: outline.line(of: block))
        }
        for line in lines { credits.read(line: line) }
        for author in metadata.metaAuthors + (metadata.linked?.authors ?? []) { credits.read(line: author) }
        return credits.credits
    }

    private func isByline(_ block: Block, _ verdict: Verdict) -> Bool {
        switch verdict {
        case .kept, .confirmed, .caption, .links, .repeated, .title: false
        case .beforeText, .afterText, .unconfirmed: true
        case .phrase(let category): category != .photo && category != .readMore && category != .advertisement
        case .label(let labels):
            labels.isSubset(of: [.byline, .date, .furniture, .headline, .header, .kicker, .biography])
        case .outside:
            outline.unwanted[block.owner].contains(.byline)
                && outline.unwanted[block.owner].isSubset(of: [.byline, .date, .furniture, .headline, .header, .kicker])
        default: false
        }
    }

    private var declaredSources: [WebAddress] {
        let written =
            [metadata.first("original-source"), metadata.first("syndication-source")].compactMap { $0 }
            + (metadata.linked?.sources ?? [])
        var seen: Set<WebAddress> = []
        return written.compactMap { WebAddress($0, relativeTo: base) }.filter { $0.isHTTP && seen.insert($0).inserted }
    }
}
