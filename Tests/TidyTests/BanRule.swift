/// Holds the bans of `Banned` in Sources.
enum BanRule {
    /// The bans by the token that each begins with, so that a file is walked once.
    private static let bansByFirst = Dictionary(grouping: Banned.all) { $0.tokens[0] }

    static func violations(in file: TreeFile) -> [Violation] {
        file.tokens.indices.flatMap { index -> [Violation] in
            (bansByFirst[file.tokens[index].text] ?? [])
                .filter { ban in
                    isMatch(ban, at: index, in: file.tokens) && !ban.allowedIn.contains(where: file.path.hasPrefix)
                }
                .map { ban in
                    let message = "`\(ban.tokens.joined())` is banned: \(ban.instead)"
                    return Violation(file.path, line: file.tokens[index].line, message)
                }
        }
    }

    private static func isMatch(_ ban: Banned, at start: Int, in tokens: [Token]) -> Bool {
        let end = start + ban.tokens.count
        guard end <= tokens.count, zip(ban.tokens, tokens[start..<end]).allSatisfy({ $1.isCode($0) }) else {
            return false
        }
        let before = start > 0 ? tokens[start - 1] : nil
        let isCalled = end < tokens.count && tokens[end].isCode("(")
        switch ban.form {
        case .tokens:
            // `screen.print(…)` is another's function, `func print(` a declaration of one.
            return before?.isCode(".") != true && before?.isCode("func") != true
        case .callWithout(let label):
            return !call(openedBefore: end, in: tokens, has: label)
        case .property:
            return !isCalled
        case .implicitMember:
            // `forKey: .now` is a key of a document.
            let isKey = start > 1 && tokens[start - 2].isCode("forKey")
            return !isCalled && !isKey && before?.startsExpression != false
        }
    }

    /// Whether the call whose parenthesis stands just before `start` has an argument of this label.
    private static func call(openedBefore start: Int, in tokens: [Token], has label: String) -> Bool {
        var depth = 1
        var index = start
        while index < tokens.count, depth > 0 {
            if tokens[index].isCode("(") { depth += 1 }
            if tokens[index].isCode(")") { depth -= 1 }
            if depth == 1, tokens[index].isCode(label) { return true }
            index += 1
        }
        return false
    }
}

extension Token {
    /// Whether a `.member` after this token would be an implicit one.
    fileprivate var startsExpression: Bool {
        switch kind {
        case .string: false
        case .symbol: ![")", "]", "}", "?", "!", ">"].contains(text)
        case .word: ["return", "case", "in", "else", "try", "await"].contains(text)
        }
    }
}
