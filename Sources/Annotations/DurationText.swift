import Measures

/// A duration as people write it: `90s`, `1m30s`, `500ms`, `1.5h`.
///
/// Source of the grammar: Go, `time.ParseDuration`, without a sign and below a day.
struct DurationText {
    /// The longest that is accepted.
    static let longest = Duration.seconds(86_400)

    private static let units: [(name: String, nanoseconds: Double)] = [
        ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3_600e9),
    ]

    /// The duration; positive.
    let duration: Duration

    /// Reads `text`; nil if it is none, zero, or longer than accepted.
    init?(_ text: String) {
        var rest = Substring(text)
        var nanoseconds = 0.0
        guard !rest.isEmpty, rest.utf8.count <= 32 else { return nil }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            let name = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(name.count)
            guard let count = Double(number), let unit = Self.units.first(where: { $0.name == name }) else {
                return nil
            }
            nanoseconds += count * unit.nanoseconds
        }
        guard nanoseconds >= 1, nanoseconds <= Double(Self.longest.wholeNanoseconds) else { return nil }
        duration = .nanoseconds(Int64(nanoseconds))
    }
}
