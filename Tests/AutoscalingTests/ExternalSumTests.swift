import Testing

@testable import Autoscaling

@Suite struct ExternalSumTests {
    @Test func `a sum for a value stops at the highest number and wraps below the lowest`() {
        #expect(ExternalSum.forValue([1, 2]) == 3)
        #expect(ExternalSum.forValue([.max, 1, -5]) == .max)
        #expect(ExternalSum.forValue([.min, -1]) == .max)
        #expect(ExternalSum.forValue([-5]) == -5)
    }

    @Test func `a negative sum for an average is taken for an overflow`() {
        #expect(ExternalSum.forAverage([1, 2]) == 3)
        #expect(ExternalSum.forAverage([-1, 5]) == .max)
        #expect(ExternalSum.forAverage([5, -1]) == 4)
    }
}
