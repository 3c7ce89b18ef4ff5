import Testing

@testable import Training

@Suite struct SyntheticDemandTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `made-up demand is never negative, and differs by seed only`(seed: UInt64) {
        var (first, second) = (SplitMix(state: seed), SplitMix(state: seed))
        let one = SyntheticDemand(using: &first).series(stepSeconds: 600, days: 3, using: &first)
        let two = SyntheticDemand(using: &second).series(stepSeconds: 600, days: 3, using: &second)
        #expect(one.values.count == 432)
        #expect(one.values.allSatisfy { $0.isNaN || ($0 >= 0 && $0.isFinite) })
        #expect(zip(one.values, two.values).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
    }

    @Test(arguments: [0.5, 7, 49, 60, 3_000] as [Double])
    func `counts have the mean and the variance of a Poisson law`(mean: Double) {
        var random = SplitMix(state: 9)
        let draws = (0..<4_000).map { _ in PoissonDraw.draw(mean: mean, using: &random) }
        let average = draws.reduce(0, +) / 4_000
        let variance = draws.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 4_000
        #expect(abs(average - mean) < 5 * (mean / 4_000).squareRoot() + 0.01)
        #expect(abs(variance / mean - 1) < 0.15)
    }
}
