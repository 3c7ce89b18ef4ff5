/// Every room has a page that says what it is for, and tests.
enum RoomRule {
    static let readmeLinesMax = 25

    static func violations(in tree: Tree) -> [Violation] {
        tree.subfolders(of: "Sources/").flatMap { name in
            [readme(of: name, in: tree), tests(of: name, in: tree)].compactMap { $0 }
        }
    }

    private static func readme(of room: String, in tree: Tree) -> Violation? {
        let path = "Sources/\(room)/README.md"
        guard let page = tree.file(path) else {
            return Violation(
                path, "missing: say what lives here, where to start, what comes in, goes out, and must never")
        }
        let count = page.lines.count - (page.text.hasSuffix("\n") ? 1 : 0)
        return count <= readmeLinesMax ? nil : Violation(path, "\(count) lines, at most \(readmeLinesMax)")
    }

    private static func tests(of room: String, in tree: Tree) -> Violation? {
        let folder = "Tests/\(House.room(room)?.tests ?? "\(room)Tests")/"
        let hasTest = tree.under(folder).contains { file in
            // End-to-end tests may be Python, where no Swift runner can look.
            if file.path.hasSuffix(".py") { return file.text.contains("\ndef test_") }
            return zip(file.tokens, file.tokens.dropFirst()).contains { $0.isCode("@") && $1.isCode("Test") }
        }
        return hasTest ? nil : Violation(folder, "Sources/\(room) has no test there")
    }
}
