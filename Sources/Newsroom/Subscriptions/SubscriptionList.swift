import Foundation
public import Ingestion
import Ledger

/// Reads what is named as FEEDS: OPML files, folders of them, feed addresses, and feed files on disk.
public struct SubscriptionList: Sendable {
    /// A feed to subscribe to.
    public struct Item: Sendable, Hashable {
        public var address: WebAddress
        public var title: String?
        public var siteURL: String?
        public var folders: [String]

        public init(address: WebAddress, title: String? = nil, siteURL: String? = nil, folders: [String] = []) {
            self.address = address
            self.title = title
            self.siteURL = siteURL
            self.folders = folders
        }
    }

    /// Without repetitions, in the order in which they were named.
    public private(set) var items: [Item] = []
    /// Folders that hold feeds on disk, absolute.
    public private(set) var folders: [String] = []

    /// What the addresses of `items` are compared by, and `folders` once more, so that a long list costs no more an item.
    private var keys: Set<String> = []
    private var folderNames: Set<String> = []

    private static let maxBytes = 32 << 20

    public init() {}

    /// Adds what an argument names.
    ///
    /// - Throws: `IngestionError` where it is no such file, no OPML and no feed.
    public mutating func add(_ argument: String) throws(IngestionError) {
        if argument.contains("://") {
            guard let address = WebAddress(argument), address.isHTTP else {
                throw IngestionError(
                    .badAddress, "\(argument): not an address that can be polled; one begins with https:// or http://")
            }
            append(Item(address: address))
            return
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
            throw IngestionError(.noSuchInput, "\(argument): no such file or directory")
        }
        guard isFolder.boolValue else { return try addFile(argument) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: argument)) ?? []
        let lists = names.filter { $0.lowercased().hasSuffix(".opml") && !$0.hasPrefix(".") }.sorted()
        guard !lists.isEmpty else {
            throw IngestionError(.noSuchInput, "\(argument): no .opml file in this directory")
        }
        for name in lists { try addFile(argument + (argument.hasSuffix("/") ? "" : "/") + name) }
    }

    private mutating func addFile(_ path: String) throws(IngestionError) {
        let bytes = try InputFile.read(path: path, maxBytes: Self.maxBytes)
        let file = WebAddress(filePath: path)
        do {
            let list = try OPML.read(bytes)
            for subscription in list.subscriptions {
                guard let address = WebAddress(subscription.feedURL, relativeTo: file) else { continue }
                let item = Item(
                    address: address, title: subscription.title, siteURL: subscription.siteURL,
                    folders: subscription.folders)
                append(item)
            }
        } catch let refused {
            // A feed on disk may be named too.
            guard (try? FeedParser.parse(bytes)) != nil else {
                throw IngestionError(refused.code, "\(path): \(refused.message)")
            }
            append(Item(address: file))
        }
    }

    private mutating func append(_ item: Item) {
        guard keys.insert(item.address.comparisonKey).inserted else { return }
        items.append(item)
        guard let path = item.address.filePath, let slash = path.lastIndex(of: "/") else { return }
        let folder = String(path[...slash])
        if folderNames.insert(folder).inserted { folders.append(folder) }
    }
}
