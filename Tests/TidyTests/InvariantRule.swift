/// The page of invariants names, for each, a test that exists.
enum InvariantRule {
    static let pagePath = "Documentation/Invariants.md"

    static func violations(in tree: Tree) -> [Violation] {
        guard let page = tree.file(pagePath) else { return [Violation(pagePath, "missing: it numbers what must hold")] }
        let paths = Set(tree.files.map(\.path))
        return page.lines.enumerated().flatMap { index, line -> [Violation] in
            guard line.hasPrefix("| "), line.dropFirst(2).first?.isNumber == true else { return [] }
            let tests = tests(namedIn: line)
            if tests.isEmpty { return [Violation(pagePath, line: index + 1, "no test holds this invariant")] }
            return tests.filter { test in !paths.contains { $0 == test || $0.hasPrefix(test + "/") } }
                .map { Violation(pagePath, line: index + 1, "\($0) is not there") }
        }
    }

    /// Paths between backticks that begin with `Tests/`.
    private static func tests(namedIn line: Substring) -> [String] {
        line.split(separator: "`").map(String.init).filter { $0.hasPrefix("Tests/") }
    }
}
