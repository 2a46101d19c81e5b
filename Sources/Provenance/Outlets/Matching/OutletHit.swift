/// Where a name, domain or handle was found, before it is decided whose it is.
struct OutletHit {
    enum Content {
        /// Indexes of the forms that are written so.
        case name([Int])
        /// Index of the outlet.
        case domain(Int)
        case handle(Int)
        /// A domain that the registry lacks.
        case unknown(String)
    }

    var start: Int
    var end: Int
    var content: Content
}
