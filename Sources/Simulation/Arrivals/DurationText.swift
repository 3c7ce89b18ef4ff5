extension Duration {
    /// Reads whole or fractional numbers with units, such as `45s`, `1m30s`, `250ms` or `1.5h`.
    ///
    /// - Returns: nil for anything else, and for more than a hundred years.
    public init?(simulationText text: String) {
        var seconds = 0.0
        var rest = text[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let number = Double(digits), let scale = Self.scale(of: unit) else { return nil }
            seconds += number * scale
        }
        guard seconds < 3.2e9 else { return nil }
        self = .seconds(seconds)
    }

    private static func scale(of unit: Substring) -> Double? {
        switch unit {
        case "ms": 1e-3
        case "s": 1
        case "m": 60
        case "h": 3_600
        case "d": 86_400
        default: nil
        }
    }
}
