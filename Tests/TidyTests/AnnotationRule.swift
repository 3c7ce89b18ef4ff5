/// Every annotation that the code knows is on the page that users read.
enum AnnotationRule {
    static let keysPath = "Sources/Annotations/AnnotationKey.swift"
    static let pagePath = "Documentation/Annotations.md"

    static func violations(in tree: Tree) -> [Violation] {
        guard let keys = tree.file(keysPath) else {
            return [Violation(keysPath, "missing: the keys must be found there")]
        }
        guard let page = tree.file(pagePath) else {
            return [Violation(pagePath, "missing: it documents each annotation")]
        }
        return violations(keys: keys, page: page)
    }

    static func violations(keys: TreeFile, page: TreeFile) -> [Violation] {
        let found = names(in: keys)
        guard !found.isEmpty else {
            return [Violation(keys.path, "no `case` with a key found; this rule cannot read it")]
        }
        return found.compactMap { name in
            let isDocumented = ["`\(name)`", "`outrider.dev/\(name)`"].contains(where: page.text.contains)
            return isDocumented ? nil : Violation(page.path, "the annotation `\(name)` is not documented")
        }
    }

    /// What can follow the list of cases; further cases belong to something nested.
    private static let ends: Set<String> = ["static", "var", "func", "init", "enum", "struct", "public"]

    /// The raw values of the enumeration's cases: `case mode`, `case minReplicas = "min-replicas"`.
    static func names(in file: TreeFile) -> [String] {
        let tokens = file.tokens
        var names: [String] = []
        var index = 0
        while index < tokens.count, names.isEmpty || !ends.contains(tokens[index].text) {
            // A `case` of a declaration is followed by a name; of a switch, by a dot or a value.
            guard tokens[index].isCode("case"), index + 1 < tokens.count, tokens[index + 1].kind == .word else {
                index += 1
                continue
            }
            repeat {
                index += 1
                guard index + 2 < tokens.count, tokens[index + 1].isCode("="), tokens[index + 2].kind == .string else {
                    names.append(tokens[index].text)
                    index += 1
                    continue
                }
                names.append(tokens[index + 2].text)
                index += 3
            } while index + 1 < tokens.count && tokens[index].isCode(",") && tokens[index + 1].kind == .word
        }
        return names
    }
}
