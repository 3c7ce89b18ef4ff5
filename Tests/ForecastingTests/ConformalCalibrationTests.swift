import Foundation
import Measures
import Testing

@testable import Forecasting

@Suite struct ConformalCalibrationTests {
    /// Feeds scores, and counts how often each threshold that stood before held.
    private func coverage(_ scores: [Double], skip: Int) -> [Double] {
        var calibration = ConformalCalibration()
        var held = Array(repeating: 0.0, count: 5)
        for (index, score) in scores.enumerated() {
            let exceeded = calibration.thresholds.map { score > $0 }
            if index >= skip { for level in 0..<5 where !exceeded[level] { held[level] += 1 } }
            calibration.learn(score: score, exceeded: exceeded, share: 1)
        }
        return held.map { $0 / Double(scores.count - skip) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `coverage is true on skewed scores that a prior does not know`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("scores")
        let scores = (0..<6000).map { _ in -log(Double.random(in: 1e-9...1, using: &random)) * 0.8 - 0.5 }
        let coverage = coverage(scores, skip: 500)
        #expect((0.885...0.915).contains(coverage[2]))
        #expect((0.983...0.994).contains(coverage[4]))
    }

    @Test func `coverage recovers when errors grow threefold`() {
        var random = RandomStreams(seed: 4).stream("scores")
        let scores = (0..<4000).map { Double.random(in: -1...1, using: &random) * ($0 < 2000 ? 1 : 3) }
        #expect((0.87...0.93).contains(coverage(scores, skip: 2200)[2]))
    }

    @Test(arguments: [1e9, -1e9, 7, 0]) func `thresholds stay in range and never cross`(score: Double) {
        var calibration = ConformalCalibration()
        for _ in 0..<5000 {
            calibration.learn(score: score, exceeded: calibration.thresholds.map { score > $0 }, share: 1)
            #expect(calibration.thresholds.allSatisfy(ConformalCalibration.range.contains))
            #expect(zip(calibration.thresholds, calibration.thresholds.dropFirst()).allSatisfy { $0 <= $1 })
        }
    }
}
