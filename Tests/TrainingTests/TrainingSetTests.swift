import Forecasting
import Testing

@testable import Training

@Suite struct TrainingSetTests {
    @Test func `outcomes are what came, and unknown where a gap or the end is in the way`() {
        // Steps of a minute: 1, 2, 3, … ; the twentieth is a gap.
        let values = (0..<40).map { $0 == 20 ? .nan : Double($0 + 1) }
        let series = DemandSeries(trace: "t", stepSeconds: 60, values: values)
        let outcomes = TrainingSet.outcomes(of: series, after: 4)
        // Values after 1, 5, 10, 15, 30 and 60 minutes.
        #expect(outcomes[0...3] == [6, 10, 15, 20])
        #expect(outcomes[4] == 35)
        #expect(outcomes[5].isNaN)
        // Maxima over 1, 2, 5, 10, 15 and 30 minutes; the last window has the gap in it.
        #expect(outcomes[6...10] == [6, 7, 10, 15, 20])
        #expect(outcomes[11].isNaN)
    }

    @Test func `a horizon that is no whole number of steps has no outcome`() {
        let series = DemandSeries(trace: "t", stepSeconds: 600, values: Array(repeating: 1, count: 20))
        let outcomes = TrainingSet.outcomes(of: series, after: 4)
        #expect(
            outcomes.map { $0.isNaN } == [true, true, false, true, false, false] + [
                true, true, true, false, false, false,
            ])
    }

    @Test func `a miss by the usual change counts one on average, whatever the unit of demand`() {
        var random = SplitMix(state: 1)
        let values = (0..<400).map { _ in Double.random(in: 5...15, using: &random) }
        let series = DemandSeries(trace: "t", stepSeconds: 600, values: values)
        let larger = DemandSeries(trace: "t", stepSeconds: 600, values: values.map { $0 * 4_096 })
        var (set, other) = (TrainingSet(), TrainingSet())
        set.add(series, rowsMax: 1_000_000, using: &random)
        other.add(larger, rowsMax: 1_000_000, using: &random)
        #expect(set.count > 300)
        #expect(set.count == other.count)
        #expect(zip(set.features, other.features).allSatisfy { abs($0 - $1) < 1e-3 })
        let heads = NetworkTarget.heads
        let ten = stride(from: 2, to: set.count * heads, by: heads).filter { set.weights[$0] > 0 }
        let mean = ten.reduce(0) { $0 + set.weights[$1] * set.units[$1] } / Float(ten.count)
        #expect(abs(mean - 1) < 0.01)
    }

    @Test func `the future of a series changes no row of its past`() {
        var random = SplitMix(state: 5)
        let values = (0..<300).map { _ in Double.random(in: 5...15, using: &random) }
        func features(_ values: [Double]) -> [Float] {
            var set = TrainingSet()
            var every = SplitMix(state: 1)
            set.add(DemandSeries(trace: "t", stepSeconds: 300, values: values), rowsMax: 1_000_000, using: &every)
            return Array(set.features[..<(150 * NetworkRow.inputs)])
        }
        #expect(features(values) == features(values[..<200] + values[200...].map { $0 * 100 + 7 }))
    }
}
