public import KubernetesAPI

/// A parsed `fieldSelector`: terms that must all hold.
public struct FieldSelector: Hashable, Sendable {
    struct Term: Hashable {
        var field: String
        var value: String
        var isEqual: Bool
    }

    let terms: [Term]
    private let type: ResourceType?

    /// Selects everything.
    public static let everything = FieldSelector(terms: [], type: nil)

    private init(terms: [Term], type: ResourceType?) {
        self.terms = terms
        self.type = type
    }

    /// Reads `text` for objects of `type`.
    ///
    /// - Throws: 400 for text that is no selector, and for fields that objects of `type` cannot be selected by.
    public init(parsing text: String, type: ResourceType) throws(StatusError) {
        var terms: [Term] = []
        for part in Self.parts(of: text) where !part.isEmpty {
            guard let term = Self.term(part) else {
                throw .badRequest("invalid selector: '\(text)'; can't understand '\(part)'")
            }
            try Self.check(term.field, type)
            terms.append(term)
        }
        self.init(terms: terms, type: type)
    }

    /// Whether `object` (in stored form) is selected.
    public func matches(_ object: JSONValue) -> Bool {
        terms.allSatisfy { term in
            (SelectableFields.value(of: term.field, in: object, type: type) == term.value) == term.isEqual
        }
    }

    private static func check(_ field: String, _ type: ResourceType) throws(StatusError) {
        let plain = ["metadata.name", "metadata.namespace"]
        guard !plain.contains(field) else { return }
        guard let known = SelectableFields.names(of: type) else {
            throw .badRequest(
                "\"\(field)\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"")
        }
        guard known.contains(field) else { throw .badRequest("field label not supported: \(field)") }
    }

    /// Splits at commas that no backslash escapes.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in text {
            if character == ",", !isEscaped {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return parts
    }

    private static func term(_ part: String) -> Term? {
        for (mark, isEqual) in [("!=", false), ("==", true), ("=", true)] {
            guard let range = part.range(ofFirst: mark) else { continue }
            let value = part[range.upperBound...].unescaped
            return Term(field: String(part[..<range.lowerBound]), value: value, isEqual: isEqual)
        }
        return nil
    }
}

extension String {
    /// Where `text` comes first.
    fileprivate func range(ofFirst text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}

extension Substring {
    /// Without the backslashes that escape a comma, an equals sign or a backslash.
    fileprivate var unescaped: String {
        var out = ""
        var isEscaped = false
        for character in self {
            if character == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            out.append(character)
            isEscaped = false
        }
        return out
    }
}
