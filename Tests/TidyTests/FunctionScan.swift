/// Finds functions with a body, and how many lines each takes from its keyword to its last brace.
enum FunctionScan {
    struct Function: Hashable {
        let name: String
        let line: Int
        let lines: Int
    }

    private static let keywords: Set<String> = ["func", "init", "deinit", "subscript"]
    /// What can begin the next declaration, when this one turned out to be a protocol's requirement.
    private static let declarations: Set<String> = [
        "func", "init", "deinit", "subscript", "var", "let", "case", "static", "class", "struct", "enum", "protocol",
        "extension", "import", "public", "package", "internal", "private", "fileprivate", "mutating", "nonisolated",
        "associatedtype", "typealias", "@", "#", "}",
    ]

    static func functions(in tokens: [Token]) -> [Function] {
        tokens.indices.compactMap { index in
            let token = tokens[index]
            guard token.kind == .word, keywords.contains(token.text) else { return nil }
            // `.init(…)` and `import func` only name a function.
            if index > 0, tokens[index - 1].isCode(".") || tokens[index - 1].isCode("import") { return nil }
            guard let open = body(after: index, in: tokens), let close = end(of: open, in: tokens) else { return nil }
            let isNamed = token.text == "func" && index + 1 < tokens.count
            let name = isNamed ? tokens[index + 1].text : token.text
            return Function(name: name, line: token.line, lines: tokens[close].line - token.line + 1)
        }
    }

    /// The brace that opens the body, or nil when the declaration has none.
    private static func body(after keyword: Int, in tokens: [Token]) -> Int? {
        var depth = 0
        for index in (keyword + 1)..<tokens.count where tokens[index].kind != .string {
            switch tokens[index].text {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{" where depth == 0: return index
            case let text where depth == 0 && tokens[index].startsLine && declarations.contains(text): return nil
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    private static func end(of open: Int, in tokens: [Token]) -> Int? {
        var depth = 0
        for index in open..<tokens.count where tokens[index].kind != .string {
            if tokens[index].text == "{" { depth += 1 }
            if tokens[index].text == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
