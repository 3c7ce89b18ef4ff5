/// Every reason of an Event has a row in the table that says what to do about it.
enum EventRule {
    static let textsPath = "Sources/Controller/EventTexts.swift"
    static let pagePath = "Documentation/Operating.md"

    static func violations(in tree: Tree) -> [Violation] {
        guard let texts = tree.file(textsPath) else { return [Violation(textsPath, "missing: the reasons are there")] }
        guard let page = tree.file(pagePath) else { return [Violation(pagePath, "missing: it explains each Event")] }
        return violations(texts: texts, page: page)
    }

    static func violations(texts: TreeFile, page: TreeFile) -> [Violation] {
        let explained = page.lines.filter { $0.hasPrefix("| ") }.compactMap { $0.split(separator: "|").first }
        let reasons = reasons(in: texts)
        guard !reasons.isEmpty else { return [Violation(texts.path, "no `reason:` found; this rule cannot read it")] }
        return reasons.sorted().filter { reason in !explained.contains { $0.contains(reason) } }
            .map { Violation(page.path, "the Event \($0) is in no row") }
    }

    /// Strings between `reason:` and the next comma: `reason: up ? "ScaledUp" : "ScaledDown",`.
    private static func reasons(in file: TreeFile) -> Set<String> {
        var found: Set<String> = []
        for (index, token) in file.tokens.enumerated() where token.isCode("reason") {
            let value = file.tokens[(index + 1)...].prefix { !$0.isCode(",") }
            guard value.first?.isCode(":") == true else { continue }
            found.formUnion(value.filter { $0.kind == .string }.map(\.text))
        }
        return found
    }
}
