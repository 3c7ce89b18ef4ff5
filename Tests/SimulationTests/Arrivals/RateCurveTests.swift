import Testing

@testable import Simulation

@Suite struct RateCurveTests {
    private func curve(
        _ rates: [Double], _ window: Range<Double>, scale: Double = 1, timeScale: Double = 1, loops: Bool = false
    ) -> RateCurve {
        RateCurve(rates, stepSeconds: 10, window: window, scale: scale, timeScale: timeScale, loops: loops)
    }

    @Test func `requests are waited for over steps of nothing`() {
        var curve = curve([0, 0, 2, 0, 4], 0..<50)
        #expect(curve.time(after: 0, for: 1) == 20.5)
        #expect(curve.stepIndex == 2)
        #expect(curve.time(after: 20.5, for: 19) == 30)
        #expect(curve.time(after: 30, for: 2) == 40.5)
        #expect(curve.stepIndex == 4)
        #expect(curve.time(after: 40.5, for: 39) == nil)
    }

    @Test func `a window begins and ends within steps`() {
        var curve = curve([1, 2, 3], 5..<22, scale: 2)
        #expect(curve.time(after: 0, for: 10) == 5)
        #expect(curve.time(after: 5, for: 40) == 15)
        #expect(curve.time(after: 15, for: 12) == 17)
        #expect(curve.time(after: 17, for: 0.1) == nil)
    }

    @Test func `whole rounds are passed over at once`() {
        var curve = curve([1, 3], 0..<20, loops: true)
        #expect(curve.time(after: 0, for: 40 * 1e8 + 5) == 20 * 1e8 + 5)
        #expect(curve.time(after: 20 * 1e8 + 5, for: 40) == 20 * 1e8 + 25)
        #expect(curve.stepIndex == 0)
    }

    @Test func `a slope down to zero gives what is under it and no more`() throws {
        let shape = try Shape(text: "ramp:10@0s,0@10s", field: "load")
        var curve = RateCurve(shape, window: 0..<(.infinity), scale: 1, timeScale: 1, loops: false)
        #expect(curve.time(after: 0, for: 50.001) == nil)
        curve = RateCurve(shape, window: 0..<(.infinity), scale: 1, timeScale: 1, loops: false)
        let half = curve.time(after: 0, for: 37.5)
        #expect(abs((half ?? 0) - 5) < 1e-9)
    }

    @Test func `a shape of nothing for long comes to an end`() throws {
        let shape = try Shape(text: "periodic:mean=1,amplitude=1,period=1h * constant:0", field: "load")
        var curve = RateCurve(shape, window: 0..<86_400, scale: 1, timeScale: 1, loops: false)
        #expect(curve.time(after: 0, for: 1) == nil)
    }

    @Test func `a filled gap keeps the last known rate, at the start the first`() {
        #expect(RateCurve.filled([nil, 2, nil, nil, 0, nil]) == [2, 2, 2, 2, 0, 0])
    }
}
