import Ingestion

/// Numbers with their noun.
enum Count {
    static func text(_ count: Int, _ noun: String, plural: String? = nil) -> String {
        "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
    }
}

/// A confidence, from 0 to 1, with two decimals.
enum Confidence {
    static func text(_ value: Double) -> String {
        let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
        return hundredths == 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
    }
}

/// Dates for a person: the day, and the time to the minute in UTC.
enum Moment {
    static func text(_ date: NewsDate) -> String {
        let text = date.description
        return date.isDay ? text : text.prefix(10) + " " + text.dropFirst(11).prefix(5)
    }
}

/// A list as a sentence writes it.
enum Listing {
    static func text(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }
}
