import KubernetesAPI

/// Writes JSON as block YAML, keys sorted, in the style of `sigs.k8s.io/yaml`.
enum YAMLText {
    static func write(_ value: JSONValue) -> String {
        var lines = ""
        append(value, indent: 0, isInSequence: false, to: &lines)
        return lines
    }

    private static func append(_ value: JSONValue, indent: Int, isInSequence: Bool, to lines: inout String) {
        let space = String(repeating: " ", count: indent)
        switch value {
        case .object(let members) where !members.isEmpty:
            var isFirst = true
            for (key, member) in members.sorted(by: { $0.key < $1.key }) {
                // The first key of a mapping in a sequence stands behind the dash.
                lines += isInSequence && isFirst ? "" : space
                isFirst = false
                lines += scalar(.string(key)) + ":"
                appendMember(member, indent: indent, to: &lines)
            }
        case .array(let elements) where !elements.isEmpty:
            for element in elements {
                lines += space + "- "
                append(element, indent: indent + 2, isInSequence: true, to: &lines)
            }
        case .object, .array, .null, .bool, .number, .string:
            lines += scalar(value) + "\n"
        }
    }

    private static func appendMember(_ member: JSONValue, indent: Int, to lines: inout String) {
        switch member {
        case .object(let members) where !members.isEmpty:
            lines += "\n"
            append(member, indent: indent + 2, isInSequence: false, to: &lines)
        case .array(let elements) where !elements.isEmpty:
            lines += "\n"
            append(member, indent: indent, isInSequence: false, to: &lines)
        case .object, .array, .null, .bool, .number, .string:
            lines += " " + scalar(member) + "\n"
        }
    }

    private static func scalar(_ value: JSONValue) -> String {
        guard case .string(let text) = value, isPlain(text) else { return value.text }  // JSON is YAML
        return text
    }

    /// Whether text can stand without quotes and is still read as text.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let words: Set = ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"]
        guard !words.contains(text.lowercased()), first != " ", last != " ", last != ":" else { return false }
        guard !"-?:,[]{}#&*!|>'\"%@`=<".unicodeScalars.contains(first) || text == "-" else { return false }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }) else { return false }
        guard !text.contains(": "), !text.contains(" #") else { return false }
        return !looksLikeNumberOrTime(text)
    }

    private static func looksLikeNumberOrTime(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x30...0x39).contains(first) || "+-.".utf8.contains(first)
        else { return false }
        let isDate = text.utf8.count >= 10 && text.utf8.prefix(5).last == UInt8(ascii: "-")
        return Double(text) != nil || isDate || text.hasPrefix("0x") || text.hasPrefix("0o")
    }
}
