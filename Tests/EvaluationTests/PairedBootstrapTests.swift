import Foundation
import Measures
import Testing

@testable import Evaluation

@Suite struct PairedBootstrapTests {
    private let bootstrap = PairedBootstrap(seed: 1)

    @Test func `what both suffer cancels`() throws {
        let hardness = [3.0, 80, 12, 41, 7, 55, 23, 9, 66, 18]
        let a: [Double?] = hardness.map { $0 + 1 }
        let difference = try #require(bootstrap.difference(a, hardness))
        #expect(abs(difference.estimate - 1) < 1e-12)
        #expect(try #require(difference.low) > 0.999 && #require(difference.high) < 1.001)
        #expect(difference.excludesZero)
    }

    @Test func `a pair with an unknown half does not count`() throws {
        let difference = try #require(bootstrap.difference([1, nil, 5, 4], [0, 9, nil, 1]))
        #expect(difference.estimate == 2)
    }

    @Test func `one pair has an estimate and no interval, none has nothing`() throws {
        #expect(bootstrap.difference([3], [1]) == Interval(estimate: 2, low: nil, high: nil))
        #expect(bootstrap.difference([nil], [1]) == nil)
    }

    @Test func `the same values give the same interval`() {
        let values = [0.3, 1.2, 0.8, 2.4, 0.1]
        #expect(bootstrap.mean(values) == bootstrap.mean(values))
    }

    @Test func `the average over traces weighs each trace alike`() throws {
        let average = try #require(bootstrap.meanOfMeans([[1, 1, 1, 1], [5, 5], []]))
        #expect(average == Interval(estimate: 3, low: 3, high: 3))
    }

    @Test func `ratios average geometrically`() throws {
        let ratio = try #require(bootstrap.geometricRatio([([2, 2], [1, 1]), ([1, 1], [2, 2])]))
        #expect(abs(ratio.estimate - 1) < 1e-12)
        #expect(bootstrap.geometricRatio([([0, 0], [1, 1])]) == nil)
        #expect(bootstrap.geometricRatio([([nil], [1])]) == nil)
    }

    /// Draws from a distribution of mean 0, many times over, and counts how often the interval holds 0.
    private func coverage(count: Int, draw: (inout RandomStream) -> Double) -> Double {
        var stream = RandomStreams(seed: 5).stream("coverage")
        let repetitions = 400
        let fast = PairedBootstrap(seed: 2, resamples: 500)
        let held = (0..<repetitions).count { _ in
            let interval = fast.mean((0..<count).map { _ in draw(&stream) })
            return (interval?.low ?? 1) <= 0 && (interval?.high ?? -1) >= 0
        }
        return Double(held) / Double(repetitions)
    }

    @Test func `an interval of ten normal values holds the truth about 95 times in 100`() {
        let coverage = coverage(count: 10) { stream in
            let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &stream))).squareRoot()
            return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &stream))
        }
        #expect((0.91...0.98).contains(coverage))
    }

    @Test func `an interval of ten exponential values holds the truth about 90 times in 100`() {
        let coverage = coverage(count: 10) { stream in
            -log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &stream)) - 1
        }
        #expect((0.86...0.96).contains(coverage))
    }
}
