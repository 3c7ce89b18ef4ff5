import Measures
import Testing

@Suite struct QuotedTextTests {
    @Test(arguments: [
        ("a b", #""a b""#), ("a\"b\\", #""a\"b\\""#), ("\n\t\u{0}", #""\n\t\x00""#), ("é", "\"é\""),
        ("\u{a0}", #""\u00a0""#),
    ])
    func `a text is quoted as Go does`(text: String, quoted: String) {
        #expect(text.quoted == quoted)
    }

    @Test func `JSON escapes what HTML would misread`() {
        #expect("<&>\u{1}".jsonQuoted == #""\u003c\u0026\u003e\u0001""#)
    }
}
