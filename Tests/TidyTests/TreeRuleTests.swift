import Testing

/// The rules about names, pages, comments and paths.
@Suite struct TreeRuleTests {
    private func file(_ text: String, _ path: String = "Sources/Measures/A.swift") -> TreeFile {
        TreeFile(path, text: text)
    }

    @Test func `a drawer is refused as a file name`() {
        #expect(NameRule.violations(in: file("", "Sources/Measures/StringUtils.swift")).count == 1)
        #expect(NameRule.violations(in: file("", "Sources/Measures/Utilization.swift")).isEmpty)
    }

    @Test func `a room without a page or without tests is refused`() {
        let bare = Tree(files: [file("")])
        #expect(RoomRule.violations(in: bare).map(\.path) == ["Sources/Measures/README.md", "Tests/MeasuresTests/"])
    }

    @Test func `a test folder without a test is not enough, and a page has 25 lines`() {
        let page = TreeFile("Sources/Measures/README.md", text: String(repeating: "a\n", count: 26))
        let tree = Tree(files: [page, file("let a = 1", "Tests/MeasuresTests/A.swift")])
        #expect(RoomRule.violations(in: tree).count == 2)
    }

    @Test func `a room with both is right`() {
        let page = TreeFile("Sources/Measures/README.md", text: String(repeating: "a\n", count: 25))
        let tree = Tree(files: [page, file("@Test func a() {}", "Tests/MeasuresTests/A.swift")])
        #expect(RoomRule.violations(in: tree).isEmpty)
    }

    @Test(arguments: ["final class A: @unchecked Sendable {}", "nonisolated(unsafe) let a = 1"])
    func `an unchecked promise needs a comment`(code: String) {
        #expect(UncheckedRule.violations(in: file("\n\(code)\n")).map(\.line) == [2])
        #expect(UncheckedRule.violations(in: file("// Only one thread sees it.\n\(code)\n")).isEmpty)
        #expect(UncheckedRule.violations(in: file("// Only one thread sees it.\n@available(*)\n\(code)\n")).isEmpty)
    }

    @Test func `a folder of one machine is refused, a URL with the same piece is not`() {
        let folder = "/" + "root/"
        #expect(MachinePathRule.violations(in: file("a\n\"\(folder)x\"")).map(\.line) == [2])
        #expect(MachinePathRule.violations(in: file("example.com\(folder)x")).isEmpty)
    }

    @Test func `a link to a page, a folder or a heading that is not there is refused`() {
        let page = TreeFile(
            "Documentation/A.md",
            text: """
                # How to `go`, twice
                [a](#how-to-go-twice) [b](B.md#more) [c](../Tests) [d](https://example.com/x)
                [e](C.md)
                [f](#nowhere) [g](B.md#nowhere)
                ```
                [h](C.md)
                ```
                """)
        let tree = Tree(files: [page, TreeFile("Documentation/B.md", text: "## More\n"), file("", "Tests/A.swift")])
        #expect(LinkRule.violations(in: tree).map(\.line) == [3, 4, 4])
    }

    @Test func `an invariant without a test, or with one that is gone, is refused`() {
        let page = "| # | what | held by |\n| 1 | a | `Tests/A.swift` |\n| 2 | b | |\n| 3 | c | `Tests/B.swift` |\n"
        let tree = Tree(files: [TreeFile(InvariantRule.pagePath, text: page), file("", "Tests/A.swift")])
        #expect(InvariantRule.violations(in: tree).map(\.line) == [3, 4])
    }

    @Test func `an Event that the page leaves out is refused`() {
        let texts = file("event(reason: up ? \"Up\" : \"Down\", action: \"Scale\"); event(reason: \"Lost\", note: a)")
        let page = TreeFile("page", text: "Lost\n| [Up, Down](#up) | Lost |\n")
        #expect(EventRule.violations(texts: texts, page: page).map(\.message) == ["the Event Lost is in no row"])
    }

    @Test func `an annotation that the page leaves out is refused`() {
        let keys = file("enum K: String { case mode, policy\n case min = \"min-replicas\"\n}")
        let page = TreeFile("page", text: "`mode` and `outrider.dev/min-replicas`")
        #expect(AnnotationRule.names(in: keys) == ["mode", "policy", "min-replicas"])
        let found = AnnotationRule.violations(keys: keys, page: page)
        #expect(found.map(\.message) == ["the annotation `policy` is not documented"])
    }

    @Test func `neither a switch nor a nested enumeration is a list of keys`() {
        let keys = file(
            "enum K: String { case mode\n enum Kind { case inner }\n var a: Int { switch self { case .mode: 1 } } }")
        #expect(AnnotationRule.names(in: keys) == ["mode"])
    }
}
