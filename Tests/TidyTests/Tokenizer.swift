/// A piece of Swift code that a rule can look at; comments are no tokens.
struct Token: Hashable, Sendable {
    enum Kind: Sendable {
        /// An identifier, keyword or number.
        case word
        /// One character of punctuation.
        case symbol
        /// The content of a string literal up to its end or its next interpolation.
        case string
    }

    let kind: Kind
    let text: String
    /// From 1.
    let line: Int
    let startsLine: Bool

    /// Whether the token is this piece of code, and not a text that only looks like it.
    func isCode(_ code: String) -> Bool {
        kind != .string && text == code
    }
}

/// Cuts Swift text into tokens, well enough for rules about words; it knows comments, all string forms and raw names.
struct Tokenizer {
    /// What the scanner is inside of; code within an interpolation ends at its closing parenthesis.
    private enum Context {
        case code
        case interpolation(depth: Int)
        case string(hashes: Int, multiline: Bool)
    }

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineOfLastToken = 0
    private var contexts: [Context] = [.code]
    private var tokens: [Token] = []

    static func tokens(of text: String) -> [Token] {
        var tokenizer = Tokenizer(bytes: Array(text.utf8))
        tokenizer.run()
        return tokenizer.tokens
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func run() {
        while index < bytes.count {
            switch contexts[contexts.count - 1] {
            case .string(let hashes, let multiline): scanString(hashes: hashes, multiline: multiline)
            case .code, .interpolation: scanCode()
            }
        }
    }

    private mutating func scanCode() {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\n"):
            line += 1
            index += 1
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            index += 1
        case UInt8(ascii: "/") where starts(with: "//"):
            while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        case UInt8(ascii: "/") where starts(with: "/*"):
            skipBlockComment()
        case UInt8(ascii: "\""), UInt8(ascii: "#"):
            openStringOrTakeSymbol()
        case UInt8(ascii: "`"):
            takeRawName()
        case _ where Self.isWord(byte):
            let start = index
            while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
            add(.word, start..<index)
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            takeParenthesis(opening: byte == UInt8(ascii: "("))
        default:
            takeSymbol()
        }
    }

    private mutating func takeParenthesis(opening: Bool) {
        if case .interpolation(let depth) = contexts[contexts.count - 1] {
            if !opening, depth == 0 {
                contexts.removeLast()
                index += 1
                return
            }
            contexts[contexts.count - 1] = .interpolation(depth: depth + (opening ? 1 : -1))
        }
        takeSymbol()
    }

    private mutating func openStringOrTakeSymbol() {
        var quote = index
        while quote < bytes.count, bytes[quote] == UInt8(ascii: "#") { quote += 1 }
        guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return takeSymbol() }
        let hashes = quote - index
        index = quote
        let multiline = starts(with: "\"\"\"")
        index += multiline ? 3 : 1
        contexts.append(.string(hashes: hashes, multiline: multiline))
    }

    private mutating func scanString(hashes: Int, multiline: Bool) {
        let start = index
        let startLine = line
        let fence = String(repeating: "#", count: hashes)
        let closing = (multiline ? "\"\"\"" : "\"") + fence
        let escape = "\\" + fence
        while index < bytes.count {
            if starts(with: closing) {
                add(.string, start..<index, line: startLine)
                index += closing.utf8.count
                contexts.removeLast()
                return
            }
            if starts(with: escape + "(") {
                add(.string, start..<index, line: startLine)
                index += escape.utf8.count + 1
                contexts.append(.interpolation(depth: 0))
                return
            }
            if starts(with: escape) { index += escape.utf8.count }
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: "\n") {
                line += 1
                // A one-line string cannot go on: it was a regex or something else that only looked like one.
                if !multiline { contexts.removeLast() }
            }
            index += 1
            if !multiline, bytes[index - 1] == UInt8(ascii: "\n") { return }
        }
        contexts.removeLast()
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1
                index += 2
            } else if starts(with: "*/") {
                depth -= 1
                index += 2
            } else {
                if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                index += 1
            }
        } while depth > 0 && index < bytes.count
    }

    private mutating func takeRawName() {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "`"), bytes[index] != UInt8(ascii: "\n") { index += 1 }
        index = min(index + 1, bytes.count)
        add(.word, start..<index)
    }

    private mutating func takeSymbol() {
        index += 1
        add(.symbol, (index - 1)..<index)
    }

    private mutating func add(_ kind: Token.Kind, _ range: Range<Int>, line start: Int? = nil) {
        let at = start ?? line
        let text = String(decoding: bytes[range], as: UTF8.self)
        tokens.append(Token(kind: kind, text: text, line: at, startsLine: at != lineOfLastToken))
        lineOfLastToken = line
    }

    private func starts(with text: String) -> Bool {
        bytes[index...].starts(with: text.utf8)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }
}
