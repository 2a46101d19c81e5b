/// What an element's own name, class, id and role say that it is.
struct Labels: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    static let body = Labels(rawValue: 1 << 0)
    static let article = Labels(rawValue: 1 << 1)
    static let headline = Labels(rawValue: 1 << 2)
    static let standfirst = Labels(rawValue: 1 << 3)
    static let byline = Labels(rawValue: 1 << 4)
    static let date = Labels(rawValue: 1 << 5)
    static let caption = Labels(rawValue: 1 << 6)
    static let related = Labels(rawValue: 1 << 7)
    static let teaser = Labels(rawValue: 1 << 8)
    static let share = Labels(rawValue: 1 << 9)
    static let comments = Labels(rawValue: 1 << 10)
    static let newsletter = Labels(rawValue: 1 << 11)
    static let advertisement = Labels(rawValue: 1 << 12)
    static let navigation = Labels(rawValue: 1 << 13)
    static let footer = Labels(rawValue: 1 << 14)
    static let header = Labels(rawValue: 1 << 15)
    static let sidebar = Labels(rawValue: 1 << 16)
    static let tags = Labels(rawValue: 1 << 17)
    static let consent = Labels(rawValue: 1 << 18)
    static let paywall = Labels(rawValue: 1 << 19)
    static let media = Labels(rawValue: 1 << 20)
    static let biography = Labels(rawValue: 1 << 21)
    static let embed = Labels(rawValue: 1 << 22)
    static let box = Labels(rawValue: 1 << 23)
    static let hidden = Labels(rawValue: 1 << 24)
    static let furniture = Labels(rawValue: 1 << 25)
    static let promotion = Labels(rawValue: 1 << 26)
    static let live = Labels(rawValue: 1 << 27)
    static let kicker = Labels(rawValue: 1 << 28)
    static let poll = Labels(rawValue: 1 << 29)
    static let pullQuote = Labels(rawValue: 1 << 30)
    /// The page's main part, which says nothing of what kind it is.
    static let main = Labels(rawValue: 1 << 31)

    /// Never the article's own words, whatever their size.
    static let foreign: Labels = [
        .related, .share, .comments, .newsletter, .advertisement, .navigation, .footer, .consent, .promotion, .poll,
    ]
    /// Not the article's own words as long as they are the smaller part.
    static let marginal: Labels = [
        .teaser, .sidebar, .tags, .paywall, .media, .biography, .hidden, .furniture, .byline, .date, .caption, .kicker,
        .headline, .pullQuote,
    ]
    /// What has no room for long paragraphs can't be the name of something that holds several.
    static let roomy: Labels = [
        .related, .comments, .footer, .sidebar, .teaser, .biography, .hidden, .media, .consent, .paywall,
    ]
    /// What is a few words at most.
    static let slight: Labels = [.headline, .byline, .date, .furniture, .caption, .kicker, .tags, .share]
    static let unwanted: Labels = foreign.union(marginal)

    /// The names of the labels set, for explanations.
    var names: [String] {
        let all: [(Labels, String)] = [
            (.body, "body"), (.article, "article"), (.headline, "headline"), (.standfirst, "standfirst"),
            (.byline, "byline"), (.date, "date"), (.caption, "caption"), (.related, "related"), (.teaser, "teaser"),
            (.share, "share"), (.comments, "comments"), (.newsletter, "newsletter"),
            (.advertisement, "advertisement"), (.navigation, "navigation"), (.footer, "footer"), (.header, "header"),
            (.sidebar, "sidebar"), (.tags, "tags"), (.consent, "consent"), (.paywall, "paywall"), (.media, "media"),
            (.biography, "biography"), (.embed, "embed"), (.box, "box"), (.hidden, "hidden"),
            (.furniture, "furniture"), (.promotion, "promotion"), (.live, "live"), (.kicker, "kicker"),
            (.poll, "poll"), (.pullQuote, "pull quote"),
        ]
        return all.compactMap { contains($0.0) ? $0.1 : nil }
    }
}
