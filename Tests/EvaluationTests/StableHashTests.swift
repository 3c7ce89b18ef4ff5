import Testing

@testable import Evaluation

@Suite struct StableHashTests {
    @Test func `it is FNV-1a`() {
        // Test vectors of the reference code: "" and "foobar".
        #expect(StableHash.of("".utf8) == "cbf29ce484222325")
        #expect(StableHash.of("foobar".utf8) == "85944171f73967e8")
    }

    @Test func `where one text ends and the next begins matters`() {
        var left = StableHash()
        left.add("ab")
        left.add("c")
        var right = StableHash()
        right.add("a")
        right.add("bc")
        #expect(left.text != right.text)
    }
}
