/// An entry while its element is read: what it said, with how much each saying counts.
struct EntryDraft {
    /// A value and its rank among those of its kind; the highest counts, of equals the first.
    struct Ranked<Value> {
        private(set) var value: Value?
        private var rank = Int.min

        mutating func offer(_ candidate: Value?, rank: Int) {
            guard let candidate, rank > self.rank else { return }
            value = candidate
            self.rank = rank
        }

        /// Takes the last of equals.
        mutating func replace(_ candidate: Value?, rank: Int) {
            guard let candidate, rank >= self.rank else { return }
            value = candidate
            self.rank = rank
        }
    }

    var id = Ranked<String>()
    var link = Ranked<String>()
    /// A guid that is an address of the entry.
    var permalink: String?
    var title = Ranked<String>()
    var content = Ranked<TextConstruct>()
    var summary = Ranked<TextConstruct>()
    var published = Ranked<NewsDate>()
    var modified = Ranked<NewsDate>()
    var authors: [FeedAuthor] = []
    var showAuthor: FeedAuthor?
    var tags: [String] = []
    var language = Ranked<String>()
    var image = Ranked<String>()
    var attachments: [FeedAttachment] = []
    var duration: Int?
    var source: FeedSource?
    var sourceAuthors: [FeedAuthor] = []
    var rights: String?

    mutating func add(_ author: FeedAuthor?) {
        guard let author, authors.count < 256, !authors.contains(author) else { return }
        authors.append(author)
    }

    mutating func add(tag: String?) {
        guard let tag = tag?.trimmedToContent, tags.count < 256, !tags.contains(tag) else { return }
        tags.append(tag)
    }

    mutating func add(_ attachment: FeedAttachment) {
        if let index = attachments.firstIndex(where: { $0.url == attachment.url }) {
            attachments[index].mimeType = attachments[index].mimeType ?? attachment.mimeType
            attachments[index].sizeInBytes = attachments[index].sizeInBytes ?? attachment.sizeInBytes
            attachments[index].durationInSeconds = attachments[index].durationInSeconds ?? attachment.durationInSeconds
            attachments[index].title = attachments[index].title ?? attachment.title
        } else if attachments.count < 256 {
            attachments.append(attachment)
        }
    }

    /// Makes the entry of what was said.
    consuming func entry() -> FeedEntry {
        var entry = FeedEntry(id: id.value ?? "")
        entry.url = link.value ?? permalink
        entry.title = title.value
        let main: TextConstruct?
        if let content = content.value {
            main = content
            entry.summary = summary.value?.plain
        } else {
            main = summary.value
        }
        if let main {
            let text = String(validUTF8: main.utf8[...])
            if main.isHTML { entry.contentHTML = text } else { entry.contentText = text }
        }
        entry.published = published.value
        entry.modified = modified.value
        entry.authors = authors.isEmpty ? showAuthor.map { [$0] } ?? sourceAuthors : authors
        entry.tags = tags
        entry.language = language.value?.replacing("_", with: "-")
        entry.image = image.value
        entry.attachments = attachments
        if let duration {
            let index = entry.attachments.firstIndex { $0.mimeType?.hasPrefix("audio/") == true } ?? 0
            if entry.attachments.indices.contains(index), entry.attachments[index].durationInSeconds == nil {
                entry.attachments[index].durationInSeconds = duration
            }
        }
        entry.source = source
        entry.rights = rights
        return entry
    }
}
