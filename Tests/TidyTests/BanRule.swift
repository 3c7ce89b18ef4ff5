/// Holds the bans of `Banned` in Sources.
enum BanRule {
    static func violations(in file: TreeFile, bans: [Banned] = Banned.all) -> [Violation] {
        bans.flatMap { ban -> [Violation] in
            guard !ban.allowedIn.contains(where: file.path.hasPrefix) else { return [] }
            let code = ban.code.split(separator: " ").map(String.init)
            return matches(of: code, form: ban.form, in: file.tokens).map { line in
                Violation(file.path, line: line, "`\(code.joined())` is banned: \(ban.instead)")
            }
        }
    }

    private static func matches(of code: [String], form: Banned.Form, in tokens: [Token]) -> [Int] {
        guard tokens.count >= code.count else { return [] }
        return (0...(tokens.count - code.count)).compactMap { start in
            guard zip(code, tokens[start...]).allSatisfy({ $1.isCode($0) }) else { return nil }
            // `mock.print(…)` is another's function, `func print(` a declaration of one.
            let before = start > 0 ? tokens[start - 1] : nil
            let end = start + code.count
            switch form {
            case .tokens:
                let isMember = before?.isCode(".") ?? false
                if isMember || before?.isCode("func") ?? false { return nil }
            case .callWithout(let label):
                if call(openedBefore: end, in: tokens, has: label) { return nil }
            case .property:
                if end < tokens.count, tokens[end].isCode("(") { return nil }
            case .implicitMember:
                if end < tokens.count, tokens[end].isCode("(") { return nil }
                if let before, !before.startsExpression { return nil }
                // `forKey: .now` is a key of a document.
                if start > 1, tokens[start - 2].isCode("forKey") { return nil }
            }
            return tokens[start].line
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
