/// Finds articles by the words of their titles and texts, letter case and diacritics aside.
protocol WordIndex {
    func add(_ article: Int64, title: String, text: String) throws
    /// Takes an article's words out for good, so that nothing of them stays in the index.
    func remove(_ article: Int64, title: String, text: String) throws
    func removeAll() throws
    /// The condition by which articles that have all words of a search are chosen, with its one parameter in the place
    /// given; `nil` where a search has no word in it.
    func condition(for search: String, parameter: Int) -> (sql: String, value: SQLValue)?
}
