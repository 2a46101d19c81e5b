/// The words that tell the date of an update from that of a publication, where a page shows both.
enum UpdateWords {
    private static let updates = [
        "updated", "last updated", "last modified", "modified", "aktualisiert", "zuletzt", "geändert", "mis à jour",
        "mise à jour", "modifié", "actualizado", "actualizada", "aggiornato", "atualizado", "bijgewerkt", "oppdatert",
        "uppdaterad", "opdateret", "aktualizacja", "aktualizováno", "обновлено", "оновлено", "güncelleme",
        "son güncelleme", "更新", "最終更新", "수정", "최종수정", "آخر تحديث", "تحديث", "अपडेट", "अपडेटेड",
    ]
    private static let publications = [
        "published", "posted", "veröffentlicht", "erschienen", "publié", "publicado", "pubblicato", "gepubliceerd",
        "publisert", "publicerad", "publiceret", "publikacja", "opublikowano", "публикация", "опубликовано", "yayın",
        "公開", "发布", "發布", "입력", "등록", "نشر", "प्रकाशित",
    ]

    /// Whether a line begins by saying that it tells of an update.
    static func begin(_ line: String) -> Bool {
        let start = line.lowercased().drop { !$0.isLetter }
        return updates.contains { start.hasPrefix($0) }
    }

    /// What stands behind the first word for a publication.
    static func behindPublication(_ line: String) -> String? {
        let lower = line.lowercased()
        let ends = publications.compactMap { lower.firstRange(of: $0)?.upperBound }
        return ends.min().map { String(lower[$0...]) }
    }
}
