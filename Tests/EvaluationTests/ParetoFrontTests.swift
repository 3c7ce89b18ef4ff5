import Testing

@testable import Evaluation

@Suite struct ParetoFrontTests {
    @Test func `the front holds what nothing beats in both, equals included`() {
        let points = [(1.0, 0.5), (2, 0.1), (2, 0.1), (3, 0.1), (1, 0.6), (4, 0)]
        let front = ParetoFront.contains(points.map { (gpuHours: $0.0, missRatio: $0.1) })
        #expect(front == [true, true, true, false, false, true])
    }
}
