import Testing

@testable import Evaluation

@Suite struct PlotAxisTests {
    @Test func `ticks are round, and cover the range`() {
        let axis = PlotAxis(linear: 0...0.37, count: 3)
        #expect(axis.ticks.map(\.label) == ["0.0", "0.2", "0.4"])
        #expect(axis.range == 0...0.4)
        #expect(PlotAxis(linear: 0...40, count: 4).ticks.map(\.label) == ["0", "10", "20", "30", "40"])
    }

    @Test func `a range of one value still has an axis`() {
        let axis = PlotAxis(linear: 3...3)
        #expect(axis.place(3) == 0)
        #expect(axis.ticks.count > 1)
    }

    @Test func `powers of ten, and what is below the floor stands on it`() {
        let axis = PlotAxis(logarithmicFrom: 1e-4, to: 0.03, scale: 100)
        #expect(axis.ticks.map(\.label) == ["≤ 0.01", "0.1", "1", "10"])
        #expect(axis.place(0) == 0)
        #expect(abs(axis.place(1e-3) - 1.0 / 3) < 1e-9)
        #expect(axis.place(5) == 1)
    }
}
