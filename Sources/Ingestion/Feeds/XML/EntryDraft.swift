/// An entry while its element is read: what it said, with how much each saying counts.
struct EntryDraft {
    /// A value and its rank among those of its kind; the highest counts, of equals the first.
    struct Ranked<Value> {
        private(set) var value: Value?
        private var rank = Rank()

        mutating func offer(_ candidate: Value?, rank: Int) {
            guard let candidate, self.rank.admits(rank) else { return }
            value = candidate
        }

        /// Takes the last of equals.
        mutating func replace(_ candidate: Value?, rank: Int) {
            guard let candidate, self.rank.admits(rank, equals: true) else { return }
            value = candidate
        }
    }

    /// How much what is held counts.
    struct Rank {
        private var value = Int.min

        /// Rises to a rank that is higher, or, where `equals` count too, as high.
        mutating func admits(_ rank: Int, equals: Bool = false) -> Bool {
            guard rank > value || (equals && rank == value) else { return false }
            value = rank
            return true
        }
    }

    /// What has been settled, where nothing better comes.
    var entry = FeedEntry(id: "")
    private var idRank = Rank()
    private var linkRank = Rank()
    private var titleRank = Rank()
    private var publishedRank = Rank()
    private var modifiedRank = Rank()
    private var languageRank = Rank()
    private var imageRank = Rank()
    /// A guid that is an address of the entry.
    var permalink: String?
    var content = Ranked<EntryText>()
    var summary = Ranked<EntryText>()
    var showAuthor: FeedAuthor?
    var sourceAuthors: [FeedAuthor] = []
    var duration: Int?

    // MARK: Offers

    mutating func offer(id: String?, rank: Int) {
        guard let id, idRank.admits(rank) else { return }
        entry.id = id
    }

    mutating func offer(link: String?, rank: Int) {
        guard let link, linkRank.admits(rank) else { return }
        entry.url = link
    }

    /// Takes the last of equals.
    mutating func replace(link: String?, rank: Int) {
        guard let link, linkRank.admits(rank, equals: true) else { return }
        entry.url = link
    }

    mutating func offer(title: String?, rank: Int) {
        guard let title, titleRank.admits(rank) else { return }
        entry.title = title
    }

    mutating func offer(published: NewsDate?, rank: Int) {
        guard let published, publishedRank.admits(rank) else { return }
        entry.published = published
    }

    mutating func offer(modified: NewsDate?, rank: Int) {
        guard let modified, modifiedRank.admits(rank) else { return }
        entry.modified = modified
    }

    mutating func offer(language: String?, rank: Int) {
        guard let language, languageRank.admits(rank) else { return }
        entry.language = language
    }

    mutating func offer(image: String?, rank: Int) {
        guard let image, imageRank.admits(rank) else { return }
        entry.image = image
    }

    // MARK: Lists

    mutating func add(_ author: FeedAuthor?) {
        guard let author, entry.authors.count < 256, !entry.authors.contains(author) else { return }
        entry.authors.append(author)
    }

    mutating func add(tag: String?) {
        guard let tag = tag?.trimmedToContent, entry.tags.count < 256, !entry.tags.contains(tag) else { return }
        entry.tags.append(tag)
    }

    mutating func add(_ attachment: FeedAttachment) {
        guard let index = entry.attachments.firstIndex(where: { $0.url == attachment.url }) else {
            if entry.attachments.count < 256 { entry.attachments.append(attachment) }
            return
        }
        entry.attachments[index].complete(from: attachment)
    }

    // MARK: The end

    /// Gives the entry of what was said, and is ready for the next.
    mutating func finish() -> FeedEntry {
        if entry.url == nil { entry.url = permalink }
        if let content = content.value {
            entry.summary = summary.value?.plain
            take(content)
        } else if let summary = summary.value {
            take(summary)
        }
        if entry.authors.isEmpty { entry.authors = showAuthor.map { [$0] } ?? sourceAuthors }
        if let language = entry.language, language.utf8.contains(0x5F) {
            entry.language = language.replacing("_", with: "-")
        }
        if let duration {
            let index = entry.attachments.firstIndex { $0.mimeType?.hasPrefix("audio/") == true } ?? 0
            if entry.attachments.indices.contains(index), entry.attachments[index].durationInSeconds == nil {
                entry.attachments[index].durationInSeconds = duration
            }
        }
        // Exchanged, not copied: an entry holds a dozen texts.
        var finished = FeedEntry(id: "")
        swap(&finished, &entry)
        self = EntryDraft()
        return finished
    }

    private mutating func take(_ main: EntryText) {
        if main.isHTML { entry.contentHTML = main.text } else { entry.contentText = main.text }
    }
}

extension FeedAttachment {
    /// Takes from another element about the same file what this one didn't say.
    fileprivate mutating func complete(from other: FeedAttachment) {
        mimeType = mimeType ?? other.mimeType
        sizeInBytes = sizeInBytes ?? other.sizeInBytes
        durationInSeconds = durationInSeconds ?? other.durationInSeconds
        title = title ?? other.title
    }
}
