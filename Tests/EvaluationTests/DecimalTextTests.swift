import Testing

@testable import Evaluation

@Suite struct DecimalTextTests {
    @Test func `a negative zero has no sign`() {
        #expect(DecimalText.fixed(-0.0001, digits: 2) == "0.00")
        #expect(DecimalText.fixed(-0.01, digits: 2) == "-0.01")
    }

    @Test func `what is unknown is a dash`() {
        #expect(DecimalText.fixed(nil, digits: 2) == "–")
    }

    @Test func `trailing zeros go, and a whole number stays whole`() {
        #expect(DecimalText.trimmed(2.50, digits: 3) == "2.5")
        #expect(DecimalText.trimmed(100, digits: 2) == "100")
        #expect(DecimalText.trimmed(0.04, digits: 1) == "0")
    }

    @Test func `three digits, wherever the point is`() {
        #expect(DecimalText.significant(1_234.6) == "1235")
        #expect(DecimalText.significant(0.012_345) == "0.0123")
        #expect(DecimalText.significant(0) == "0")
    }
}
