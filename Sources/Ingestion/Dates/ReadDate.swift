/// A date as it was read, and whether a zone stood beside its time.
struct ReadDate {
    /// In UTC where no zone stood there.
    var date: NewsDate
    var hasZone: Bool

    /// - Returns: `nil` for `nil`, an impossible date.
    init?(_ date: NewsDate?, hasZone: Bool) {
        guard let date else { return nil }
        self.date = date
        self.hasZone = hasZone
    }
}
