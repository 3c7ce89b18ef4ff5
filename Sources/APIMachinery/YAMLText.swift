import KubernetesAPI

/// Bodies in YAML: JSON as it stands, or plain block text of maps, lists and scalars, two levels of quoting.
///
/// No anchors, tags, flow collections over several lines or block scalars: clients of an API send JSON for those.
enum YAMLText {
    /// The object in `bytes`.
    ///
    /// - Throws: 400 for text beyond the subset.
    static func value(_ bytes: [UInt8]) throws(StatusError) -> JSONValue {
        if let value = try? JSONValue(parsing: bytes) { return value }
        var lines: [YAMLBlockReader.Line] = []
        for (number, raw) in String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
            let content = raw.drop { $0 == " " }
            if content.isEmpty || content.hasPrefix("#") || content == "---" { continue }
            lines.append(
                YAMLBlockReader.Line(number: number + 1, indent: raw.count - content.count, text: String(content)))
        }
        var reader = YAMLBlockReader(lines: lines)
        let value = try reader.block(indent: lines.first?.indent ?? 0)
        guard reader.isAtEnd else { throw reader.fault("unexpected indentation") }
        return value
    }
}

/// Reads indented blocks.
private struct YAMLBlockReader {
    struct Line {
        var number: Int
        var indent: Int
        var text: String
    }

    var lines: [Line]
    var at = 0

    init(lines: [Line]) {
        self.lines = lines
    }

    var isAtEnd: Bool { at == lines.count }

    func fault(_ reason: String) -> StatusError {
        let number = at < lines.count ? lines[at].number : lines.last?.number ?? 0
        return .badRequest("error converting YAML to JSON: yaml: line \(number): \(reason)")
    }

    /// How many blocks are open.
    private var depth = 0

    mutating func block(indent: Int) throws(StatusError) -> JSONValue {
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONValue.depthMax else { throw fault("nested deeper than \(JSONValue.depthMax)") }
        guard at < lines.count, lines[at].indent == indent else { return .null }
        if lines[at].text == "-" || lines[at].text.hasPrefix("- ") { return try list(indent: indent) }
        return try map(indent: indent)
    }

    private mutating func list(indent: Int) throws(StatusError) -> JSONValue {
        var items: [JSONValue] = []
        while at < lines.count, lines[at].indent == indent, lines[at].text == "-" || lines[at].text.hasPrefix("- ") {
            let rest = lines[at].text.dropFirst().drop { $0 == " " }
            if rest.isEmpty {
                at += 1
                items.append(try nested(deeperThan: indent))
            } else if Self.split(String(rest)) != nil {
                // The first member of a map stands on the line of its dash.
                let inner = indent + lines[at].text.count - rest.count
                lines[at] = Line(number: lines[at].number, indent: inner, text: String(rest))
                items.append(try map(indent: inner))
            } else {
                items.append(try scalar(String(rest)))
                at += 1
            }
        }
        return .array(items)
    }

    private mutating func map(indent: Int) throws(StatusError) -> JSONValue {
        var members: [String: JSONValue] = [:]
        while at < lines.count, lines[at].indent == indent {
            guard let (key, rest) = Self.split(lines[at].text) else { throw fault("could not find expected ':'") }
            guard case .string(let name) = try scalar(key, isKey: true) else { throw fault("a key is text") }
            if rest.isEmpty {
                at += 1
                let isList = at < lines.count && lines[at].indent == indent && lines[at].text.hasPrefix("-")
                members[name] = isList ? try list(indent: indent) : try nested(deeperThan: indent)
            } else {
                members[name] = try scalar(rest)
                at += 1
            }
        }
        return .object(members)
    }

    private mutating func nested(deeperThan indent: Int) throws(StatusError) -> JSONValue {
        guard at < lines.count, lines[at].indent > indent else { return .null }
        return try block(indent: lines[at].indent)
    }

    /// Key and value of a line; nil if it is no member of a map.
    private static func split(_ text: String) -> (key: String, rest: String)? {
        if text.hasPrefix("{") || text.hasPrefix("[") { return nil }
        var quote: Character?
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if (character == "\"" || character == "'") && index == text.startIndex {
                quote = character
            } else if character == ":" {
                let next = text.index(after: index)
                if next == text.endIndex || text[next] == " " {
                    return (String(text[..<index]), String(text[next...].drop { $0 == " " }))
                }
            }
            index = text.index(after: index)
        }
        return nil
    }

    private func scalar(_ text: String, isKey: Bool = false) throws(StatusError) -> JSONValue {
        if text.hasPrefix("\"") || text.hasPrefix("{") || text.hasPrefix("[") {
            guard let value = try? JSONValue(parsing: text) else { throw fault("only JSON may stand in \(text)") }
            return value
        }
        if text.hasPrefix("'") {
            guard text.count > 1, text.hasSuffix("'") else { throw fault("found unexpected end of quoted text") }
            return .string(
                text.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
                    .joined(separator: "'"))
        }
        guard let first = text.first, !"&*!|>%@`".contains(first) else {
            throw fault("\(text) is beyond the YAML that is read here")
        }
        let plain = text.split(separator: " #", maxSplits: 1).first.map(String.init) ?? text
        if isKey { return .string(plain) }
        switch plain {
        case "null", "~": return .null
        case "true": return true
        case "false": return false
        default: break
        }
        if let number = try? JSONValue(parsing: plain), case .number = number { return number }
        return .string(plain)
    }
}
