/// A rule that was tried on words of a sentence, and what became of it.
public struct RuleTrial: Sendable, Hashable {
    /// Why a rule made an attribution.
    public enum Ground: String, Sendable, Hashable, CaseIterable {
        /// Words between quotation marks stand beside it.
        case quotation
        /// A word that leads to a clause stands before what was said (that, dass, que).
        case thatClause = "that-clause"
        case colon
        /// It is set into or behind what was said.
        case setBehind = "set-behind"
        /// What was said stands in the sentence before.
        case sentenceBefore = "sentence-before"
        /// A clause or a noun phrase that its verb takes.
        case complement
        /// Words that are no verb, with their source beside them (according to).
        case phrase
        /// An outlet in a place that cites it: told it, in an interview with it, citing it.
        case outlet
        /// A byline, dateline or sign-off.
        case credit
        /// A hyperlink to another outlet's article.
        case link
    }

    /// Why a rule made none.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The form cites nobody where it stands: an infinitive, a participle with no auxiliary, another verb's part.
        case notCiting = "not-citing"
        /// Nobody stands beside it who could have said it.
        case noSource = "no-source"
        /// Who stands beside it says nothing: the writer, a number, whoever it may be.
        case noSpeaker = "no-speaker"
        /// Nothing beside it says what was said.
        case noClaim = "no-claim"
        /// It tells that something was not said.
        case denied
        /// It stands in the words of another claim.
        case nested
        /// Its source is nobody who is cited: the article's own outlet, a thing, the writer.
        case notASource = "not-a-source"
        /// It cites other kinds of source than the one beside it.
        case otherKind = "other-kind"
        /// Another rule has the same source in the same sentence.
        case repeated
        /// Another rule reads the whole line.
        case superseded
    }

    public enum Outcome: Sendable, Hashable {
        case won(Ground)
        case lost(Reason)
    }

    public var rule: String
    public var cue: Mention?
    /// Who was taken for the source, where the rule came so far.
    public var source: Mention?
    public var outcome: Outcome
}
