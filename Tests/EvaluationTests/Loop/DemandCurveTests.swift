import Testing

@testable import Evaluation

@Suite struct DemandCurveTests {
    private let curve = DemandCurve(start: 0, stepSeconds: 15, replicas: [1, 4, 2, 2, 8])

    @Test func `a value holds through its step and beyond the ends`() {
        #expect(curve.value(at: -100) == 1)
        #expect(curve.value(at: 14.9) == 1)
        #expect(curve.value(at: 15) == 4)
        #expect(curve.value(at: 1_000) == 8)
    }

    @Test func `a peak sees every step that the span touches`() {
        #expect(curve.peak(from: 0, to: 14) == 1)
        #expect(curve.peak(from: 0, to: 15) == 4)
        #expect(curve.peak(from: 31, to: 59) == 2)
        #expect(curve.peak(from: 31, to: 60) == 8)
    }

    @Test func `the peak of a window is the highest of its means`() {
        #expect(curve.mean == 3.4)
        #expect(curve.peak(ofWindow: 30) == 5)
        #expect(curve.peak(ofWindow: 600) == 3.4)
    }

    @Test func `whole replicas round up, at least one, and forgive rounding`() {
        #expect(DemandCurve.whole(0) == 1)
        #expect(DemandCurve.whole(2.1) == 3)
        #expect(DemandCurve.whole(3 + 1e-12) == 3)
    }
}
