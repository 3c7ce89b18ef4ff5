import Testing

@testable import Evaluation

@Suite struct StudentTTests {
    @Test func `the expansion goes on where the table ends`() {
        #expect(abs(StudentT.point(degrees: 31) - 2.0395) < 0.004)
        #expect(abs(StudentT.point(degrees: 120) - 1.9799) < 0.001)
    }

    @Test func `ten values leave about one in a hundred below each end`() {
        // Hesterberg 2015, table 4: for n = 10 the tails of a 95 % interval are 0.0086 each.
        #expect(abs(StudentT.expandedTail(count: 10) - 0.0086) < 2e-4)
    }
}
