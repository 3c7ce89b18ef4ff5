import Testing

@Suite struct TokenizerTests {
    private func words(_ text: String) -> [String] {
        Tokenizer.tokens(of: text).filter { $0.kind == .word }.map(\.text)
    }

    @Test func `comments are no code`() {
        #expect(words("a // b\n/* c /* d */ e */ f") == ["a", "f"])
    }

    @Test func `strings are no code, and what they interpolate is`() {
        #expect(words(#"let a = "print(b) \(c + "\(d)") e""#) == ["let", "a", "c", "d"])
    }

    @Test func `raw and multi-line strings end where their fence does`() {
        let text = ##"let a = #"b "quoted" c"#, d = """"## + "\n e \" f\n\"\"\"\ng"
        #expect(words(text) == ["let", "a", "d", "g"])
    }

    @Test func `a name in backticks is one word, whatever it says`() {
        #expect(words("func `a \"drop\" waits`() {}") == ["func", "`a \"drop\" waits`"])
    }

    @Test func `lines are counted through strings and comments`() {
        let tokens = Tokenizer.tokens(of: "/* \n */ a\n\"\"\"\nx\n\"\"\"\nb")
        #expect(tokens.filter { $0.kind == .word }.map(\.line) == [2, 6])
    }

    @Test func `a quote that never closes costs one line only`() {
        #expect(words("let a = /\"/\nlet b = 1") == ["let", "a", "let", "b", "1"])
    }
}
