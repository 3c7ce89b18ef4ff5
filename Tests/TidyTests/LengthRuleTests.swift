import Testing

@Suite struct LengthRuleTests {
    private func messages(_ text: String) -> [String] {
        LengthRule.violations(in: TreeFile("Sources/Measures/A.swift", text: text)).map(\.description)
    }

    private func function(_ head: String, lines: Int) -> String {
        "\(head) {\n" + String(repeating: "    step()\n", count: lines - 2) + "}\n"
    }

    @Test func `a file of 400 lines is the longest`() {
        #expect(messages(String(repeating: "\n", count: 400)).isEmpty)
        #expect(messages(String(repeating: "\n", count: 401)).count == 1)
    }

    @Test func `a line of 120 characters is the longest, and characters are not bytes`() {
        #expect(messages(String(repeating: "→", count: 120)).isEmpty)
        #expect(messages("\n" + String(repeating: "a", count: 121)).first?.contains(":2: 121 characters") == true)
    }

    @Test func `a test may quote a longer line, the product may not`() {
        let text = "let a = 1\nlet b = \"\(String(repeating: "a", count: 121))\"\n"
        #expect(LengthRule.violations(in: TreeFile("Tests/MeasuresTests/A.swift", text: text)).isEmpty)
        #expect(messages(text).count == 1)
    }

    @Test(arguments: ["func a<T>(_ b: (T) -> Void = { _ in }) throws -> T where T: P", "init?(_ a: Int)", "deinit"])
    func `a function of 70 lines is the longest`(head: String) {
        #expect(messages(function(head, lines: 70)).isEmpty)
        #expect(messages(function(head, lines: 71)).count == 1)
    }

    @Test func `a requirement without a body does not borrow the next one's`() {
        let text = "protocol P {\n    func a() -> Int\n    var b: Int { get }\n}\n" + function("struct S", lines: 90)
        #expect(messages(text).isEmpty)
    }

    @Test func `naming an initialiser is no declaration`() {
        #expect(messages("let a = b.map(C.init)\n" + function("struct S", lines: 90)).isEmpty)
    }
}
