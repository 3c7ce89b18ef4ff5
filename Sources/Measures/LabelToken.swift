/// A token of a label query's text.
enum LabelToken: Hashable {
    /// `in` or `notin`; a plain word wherever no operator can stand.
    case keyword(String)
    case word(String)
    /// `! ( ) , = == != < >`.
    case symbol(String)
    case end

    var text: String {
        switch self {
        case .keyword(let text), .word(let text), .symbol(let text): text
        case .end: ""
        }
    }

    /// The token where no operator can stand.
    var asValue: LabelToken {
        if case .keyword(let text) = self { .word(text) } else { self }
    }

    var isWord: Bool {
        if case .word = self { true } else { false }
    }

    /// All tokens of `text`, the last being `.end`; a zero byte ends a text, or a word, as in Kubernetes.
    static func tokens(of text: String) -> [LabelToken] {
        var rest = Array(text.utf8)[...]
        var tokens: [LabelToken] = []
        repeat {
            rest = rest.drop { blanks.contains($0) }
            tokens.append(first(of: &rest))
        } while tokens.last != .end
        return tokens
    }

    private static func first(of rest: inout ArraySlice<UInt8>) -> LabelToken {
        guard let byte = rest.first, byte != 0 else { return .end }
        if symbols.contains(byte) {
            let pair = String(decoding: rest.prefix(2), as: UTF8.self)
            let length = pair == "==" || pair == "!=" ? 2 : 1
            defer { rest = rest.dropFirst(length) }
            return .symbol(String(decoding: rest.prefix(length), as: UTF8.self))
        }
        let word = rest.prefix { $0 != 0 && !symbols.contains($0) && !blanks.contains($0) }
        rest = rest.dropFirst(word.count)
        if rest.first == 0 { rest = rest.dropFirst() }
        let text = String(decoding: word, as: UTF8.self)
        return text == "in" || text == "notin" ? .keyword(text) : .word(text)
    }

    private static let symbols = Array("=!(),><".utf8)
    private static let blanks = Array(" \t\r\n".utf8)
}
