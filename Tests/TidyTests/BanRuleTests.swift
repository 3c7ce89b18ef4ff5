import Testing

@Suite struct BanRuleTests {
    private func lines(_ text: String, path: String = "Sources/Controller/A.swift") -> [Int?] {
        BanRule.violations(in: TreeFile(path, text: text)).map(\.line)
    }

    @Test(arguments: [
        "let now = Date()", "let now = Date.now", "deadline(.now)", "let now: Date = .now", "if clock.now > end {}",
        "let clock = ContinuousClock()", "try await Task.sleep(for: .seconds(1))", "Thread.sleep(forTimeInterval: 1)",
        "usleep(5)", "let id = UUID()", "Int.random(in: 0..<9)", "pods.randomElement()", "pods.shuffled()",
        "let a = try! load()", "let a = b as! C", "fatalError(\"no\")", "print(a)", "DispatchQueue.main.async {}",
        "import Synchronization", "let lock = Mutex<Int>(0)", "URLSession.shared", "JSONSerialization.data()",
        "log(\"at \\(Date())\")",
    ])
    func `a banned word is found`(code: String) {
        #expect(lines("// first line\n\(code)\n") == [2])
    }

    @Test(arguments: [
        "let now = clock.now()", "let at = Date(timeIntervalSince1970: 0)", "Int.random(in: 0..<9, using: &stream)",
        "pods.shuffled(using: &stream)", "// print(a)", "let a = \"Date()\"", "screen.print(row)",
        "func print(_ row: Row) {}", "let a = try? load()", "step(now: now)", "context.now", "Mutexes < 3",
        "let a: Int? = b as Int?", "now = try values.decode(Timestamp.self, forKey: .now)",
    ])
    func `what only looks like one is not`(code: String) {
        #expect(lines(code).isEmpty)
    }

    @Test func `the one file with the clock may read it, and nothing else that is banned`() {
        #expect(lines("let now = Date()\nprint(now)", path: "Sources/outrider/SystemTime.swift") == [2])
    }

    @Test func `the message says what to do instead`() {
        let found = BanRule.violations(in: TreeFile("Sources/Deciding/A.swift", text: "let a = Date()"))
        #expect(found.first?.message.contains("now: Timestamp") == true)
    }
}
