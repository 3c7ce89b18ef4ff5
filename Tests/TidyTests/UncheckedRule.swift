/// Where the compiler's proof is switched off, a comment gives ours.
enum UncheckedRule {
    static func violations(in file: TreeFile) -> [Violation] {
        let lines = file.lines
        return zip(file.tokens, file.tokens.dropFirst()).compactMap { first, second in
            let isUnchecked = first.isCode("@") && second.isCode("unchecked")
            // The escape is spelled with a parenthesis: `nonisolated` alone is checked.
            let isUnsafe = first.isCode("(") && second.isCode("unsafe")
            guard isUnchecked || isUnsafe, !isExplained(lineAt: first.line - 1, of: lines) else { return nil }
            let name = isUnchecked ? "@unchecked" : "nonisolated(unsafe)"
            return Violation(file.path, line: first.line, "\(name) without a comment that proves it safe")
        }
    }

    private static func isExplained(lineAt index: Int, of lines: [Substring]) -> Bool {
        if lines[index].contains("//") { return true }
        let above = lines[..<index].reversed().first { !$0.drop { $0 == " " }.hasPrefix("@") }
        return above?.drop { $0 == " " }.hasPrefix("//") ?? false
    }
}
