extension Feed {
    /// Writes the feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) in one line, without its end.
    ///
    /// What JSON Feed has no place for stands under `_sourcier`.
    ///
    /// - Parameter input: what the feed was read from, as it was named.
    /// - Returns: compact JSON in UTF-8.
    public func jsonFeed(input: String?) -> [UInt8] {
        // Read where they are: an entry is large, and a copy of it touches each of its texts.
        var size = 1024
        for index in entries.indices {
            size += 512 + (entries[index].contentHTML?.utf8.count ?? entries[index].contentText?.utf8.count ?? 0)
            size += entries[index].summary?.utf8.count ?? 0
        }
        var json = JSONWriter(capacity: size + size / 16)
        json.object {
            $0.member("version", "https://jsonfeed.org/version/1.1")
            $0.member("title", title)
            $0.member("home_page_url", homePageURL)
            $0.member("feed_url", feedURL)
            $0.member("description", description)
            $0.member("next_url", nextURL)
            $0.member("icon", icon)
            $0.member("favicon", favicon)
            $0.array("authors", authors) { $1.write(to: &$0) }
            $0.member("language", language)
            $0.member("expired", expired)
            $0.array("hubs", hubs) { json, hub in
                json.object {
                    $0.member("type", hub.type)
                    $0.member("url", hub.url)
                }
            }
            $0.key("items")
            $0.array { json in
                entries.withUnsafeBufferPointer { for index in $0.indices { $0[index].write(to: &json) } }
            }
            $0.object("_sourcier") {
                $0.member("format", format.rawValue)
                $0.member("encoding", encoding)
                $0.member("recovered", recovered)
                $0.member("ttl_seconds", ttlSeconds)
                $0.member("input", input)
            }
        }
        return json.bytes
    }
}

extension FeedAuthor {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.member("name", name)
            $0.member("url", url)
            $0.member("avatar", avatar)
        }
    }
}

extension FeedEntry {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.member("id", id)
            $0.member("url", url)
            $0.member("external_url", externalURL)
            $0.member("title", title)
            $0.member("content_html", contentHTML)
            $0.member("content_text", contentText)
            $0.member("summary", summary)
            $0.member("image", image)
            $0.member("banner_image", bannerImage)
            $0.member("date_published", published?.description)
            $0.member("date_modified", modified?.description)
            $0.array("authors", authors) { $1.write(to: &$0) }
            $0.array("tags", tags)
            $0.member("language", language)
            $0.array("attachments", attachments) { json, attachment in
                json.object {
                    $0.member("url", attachment.url)
                    $0.member("mime_type", attachment.mimeType)
                    $0.member("title", attachment.title)
                    $0.member("size_in_bytes", attachment.sizeInBytes)
                    $0.member("duration_in_seconds", attachment.durationInSeconds)
                }
            }
            guard source != nil || rights != nil else { return }
            $0.object("_sourcier") {
                if let source {
                    $0.object("source") {
                        $0.member("url", source.url)
                        $0.member("title", source.title)
                    }
                }
                $0.member("rights", rights)
            }
        }
    }
}
