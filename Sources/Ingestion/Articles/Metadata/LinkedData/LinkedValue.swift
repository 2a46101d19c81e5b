/// A value of embedded JSON; its strings stay in the document until somebody asks.
indirect enum LinkedValue: Sendable {
    case string(Range<Int>)
    case number(Range<Int>)
    case flag(Bool)
    case null
    case list([LinkedValue])
    case object([(key: Range<Int>, value: LinkedValue)])
}
