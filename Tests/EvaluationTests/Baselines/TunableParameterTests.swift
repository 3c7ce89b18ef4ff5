import Testing

@testable import Evaluation

@Suite struct TunableParameterTests {
    @Test func `a value is brought into the range`() {
        let share = TunableParameter("share", 0.1...1, standard: 0.6, "a share")
        #expect(share.nearest(to: 7) == 1)
        #expect(share.nearest(to: -1) == 0.1)
        #expect(share.nearest(to: 0.37) == 0.37)
        #expect(share.nearest(to: .nan) == 0.6)
    }

    @Test func `a whole number is rounded, and stays inside`() {
        let count = TunableParameter("count", 1.5...9.5, standard: 3, isInteger: true, "a count")
        #expect(count.nearest(to: 4.6) == 5)
        #expect(count.nearest(to: 0) == 2)
        #expect(count.nearest(to: 100) == 9)
    }
}
