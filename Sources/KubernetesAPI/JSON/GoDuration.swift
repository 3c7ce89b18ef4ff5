extension Duration {
    /// Reads Go's text of a duration: numbers with units `h m s ms us µs ns`, such as `1m30s`, `29.5s` or `0`.
    ///
    /// - Returns: nil if the text is anything else, or longer than 292 years.
    init?(goText text: String) {
        var rest = Substring(text)
        let isNegative = rest.hasPrefix("-")
        if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        var nanoseconds = 0.0
        if rest == "0" { rest = "" }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            let unit = rest.dropFirst(digits.count).prefix { !($0.isASCII && $0.isNumber) && $0 != "." }
            guard let count = Double(digits), let scale = Self.nanoseconds(ofUnit: unit) else { return nil }
            nanoseconds += count * scale
            rest = rest.dropFirst(digits.count + unit.count)
        }
        guard nanoseconds < 9.2e18 else { return nil }
        self = .nanoseconds(Int64(isNegative ? -nanoseconds : nanoseconds))
    }

    private static func nanoseconds(ofUnit unit: Substring) -> Double? {
        switch unit {
        case "ns": 1
        case "us", "µs", "μs": 1e3
        case "ms": 1e6
        case "s": 1e9
        case "m": 60e9
        case "h": 3_600e9
        default: nil
        }
    }
}
