/// Prometheus' text exposition, families in the order of their names, labels sorted and escaped.
struct MetricsText {
    /// A family's kind.
    enum Kind: String {
        case counter, gauge, histogram
    }

    private struct Family {
        var kind: Kind
        var help: String
        var lines: [String] = []
    }

    private var families: [String: Family] = [:]

    /// Appends one line to the family `name`; `suffix` is a histogram's `_bucket`, `_sum` or `_count`.
    mutating func add(
        _ name: String, _ kind: Kind, help: String, suffix: String = "", labels: [(String, String)] = [],
        value: Double
    ) {
        let line = "\(name)\(suffix)\(Self.labelText(labels)) \(Self.number(value))"
        families[name, default: Family(kind: kind, help: help)].lines.append(line)
    }

    /// The whole text.
    var rendered: String {
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            text +=
                "# HELP \(name) \(Self.escape(family.help, quotes: false))\n# TYPE \(name) \(family.kind.rawValue)\n"
            for line in family.lines { text += line + "\n" }
        }
        return text
    }

    /// `{a="b",c="d"}`, or nothing without labels.
    static func labelText(_ labels: [(String, String)]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.sorted { $0.0 < $1.0 }.map { #"\#($0.0)="\#(escape($0.1, quotes: true))""# }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    /// A value as Prometheus writes it: whole numbers without a fraction, `+Inf`, `-Inf`, `NaN`.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : value.description
    }

    private static func escape(_ text: String, quotes: Bool) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": out += #"\\"#
            case "\n": out += #"\n"#
            case "\"" where quotes: out += #"\""#
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }
}
