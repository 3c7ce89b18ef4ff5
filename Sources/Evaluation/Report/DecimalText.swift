import Foundation

/// Numbers as people read them, the same in every locale.
public enum DecimalText {
    /// What stands for a number that is unknown.
    public static let unknown = "–"

    /// With exactly `digits` decimals; never a negative zero.
    public static func fixed(_ value: Double, digits: Int) -> String {
        let text = String(format: "%.\(digits)f", value)
        return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
    }

    /// As `fixed`; a dash if there is no value.
    public static func fixed(_ value: Double?, digits: Int) -> String {
        value.map { fixed($0, digits: digits) } ?? unknown
    }

    /// With at most `digits` decimals, and none that is a trailing zero.
    public static func trimmed(_ value: Double, digits: Int) -> String {
        let text = fixed(value, digits: digits)
        guard text.contains(".") else { return text }
        let end = text.lastIndex { $0 != "0" }.map { text[$0] == "." ? $0 : text.index(after: $0) }
        return String(text[..<(end ?? text.endIndex)])
    }

    /// With `digits` significant digits, and no more decimals than that asks for.
    public static func significant(_ value: Double, digits: Int = 3) -> String {
        guard value != 0, value.isFinite else { return "0" }
        let magnitude = Int(log10(abs(value)).rounded(.down))
        return fixed(value, digits: max(0, digits - 1 - magnitude))
    }
}
