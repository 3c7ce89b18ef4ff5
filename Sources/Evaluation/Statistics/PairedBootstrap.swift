import Foundation
import Measures

/// Bootstrap intervals of means over seeds.
///
/// Two policies see the same arrivals by seed, so their difference is taken seed by seed first: what both suffer from a
/// hard seed cancels. The interval is the percentile interval of 10,000 resampled means, widened for small samples as
/// Hesterberg proposes ("What Teachers Should Know About the Bootstrap", 2015, section 5.3): the tails are
/// α′/2 = Φ(−√(n/(n−1))·t(1−α/2; n−1)). The plain percentile interval is too narrow by √((n−1)/n) and by the normal's
/// tails: with 10 seeds it holds the truth of normal values in 88 % of cases, BCa in 89 %, this one in 93 %.
///
/// All chance comes from the stream `bootstrap`: the same values give the same interval.
public struct PairedBootstrap: Sendable {
    /// Resampled means behind an interval; its ends then move by less than 2 % of its width from seed to seed.
    public static let resamples = 10_000

    private let seed: UInt64
    private let resamples: Int

    /// Makes a bootstrap.
    public init(seed: UInt64, resamples: Int = PairedBootstrap.resamples) {
        precondition(resamples > 1, "an interval needs resamples")
        self.seed = seed
        self.resamples = resamples
    }

    /// The mean of `values`; nil without any.
    public func mean(_ values: [Double]) -> Interval? {
        meanOfMeans([values])
    }

    /// The mean of a less b over the pairs in which both are known; nil without any.
    public func difference(_ a: [Double?], _ b: [Double?]) -> Interval? {
        mean(Self.pairs(a, b).map { $0.a - $0.b })
    }

    /// The mean over groups of each group's mean, resampled within each; groups without values do not count.
    ///
    /// For an average over traces: a trace is no random draw from anything, its seeds are.
    public func meanOfMeans(_ groups: [[Double]]) -> Interval? {
        let groups = groups.filter { !$0.isEmpty }
        guard !groups.isEmpty else { return nil }
        func average(_ means: [Double]) -> Double { means.reduce(0, +) / Double(means.count) }
        let estimate = average(groups.map(average))
        return interval(estimate, smallest: groups.map(\.count).min() ?? 0) { stream in
            average(groups.map { Self.resampledMean($0, using: &stream) })
        }
    }

    /// The geometric mean over groups of (mean of a) / (mean of b), resampled in pairs within each group.
    ///
    /// - Returns: nil if any group has no pair, or a mean that is not above zero: a ratio would mean nothing there.
    public func geometricRatio(_ groups: [(a: [Double?], b: [Double?])]) -> Interval? {
        let groups = groups.map { Self.pairs($0.a, $0.b) }
        guard let smallest = groups.map(\.count).min(), smallest > 0 else { return nil }
        func ratio(_ means: [(a: Double, b: Double)]) -> Double? {
            guard means.allSatisfy({ $0.a > 0 && $0.b > 0 }) else { return nil }
            return exp(means.reduce(0) { $0 + log($1.a / $1.b) } / Double(means.count))
        }
        func mean(_ pairs: [(a: Double, b: Double)]) -> (a: Double, b: Double) {
            let count = Double(pairs.count)
            return (pairs.reduce(0) { $0 + $1.a } / count, pairs.reduce(0) { $0 + $1.b } / count)
        }
        guard let estimate = ratio(groups.map(mean)) else { return nil }
        return interval(estimate, smallest: smallest) { stream in
            // A resample in which all of a group's drawn values are zero has no ratio; the estimate says least there.
            ratio(
                groups.map { group in
                    mean(group.map { _ in group[Int.random(in: group.indices, using: &stream)] })
                }) ?? estimate
        }
    }

    /// The widened percentile interval of what `draw` gives; no ends for groups of less than two.
    private func interval(
        _ estimate: Double, smallest count: Int, draw: (inout RandomStream) -> Double
    ) -> Interval {
        guard count >= 2 else { return Interval(estimate: estimate, low: nil, high: nil) }
        var stream = RandomStreams(seed: seed).stream("bootstrap")
        let drawn = (0..<resamples).map { _ in draw(&stream) }.sorted()
        let tail = StudentT.expandedTail(count: count)
        return Interval(
            estimate: estimate, low: Self.quantile(drawn, tail), high: Self.quantile(drawn, 1 - tail))
    }

    private static func pairs(_ a: [Double?], _ b: [Double?]) -> [(a: Double, b: Double)] {
        precondition(a.count == b.count, "paired values come in pairs")
        return zip(a, b).compactMap { a, b in
            guard let a, let b else { return nil }  // a pair of which one half is unknown says nothing of a difference
            return (a, b)
        }
    }

    private static func resampledMean(_ values: [Double], using stream: inout RandomStream) -> Double {
        var sum = 0.0
        for _ in values { sum += values[Int.random(in: values.indices, using: &stream)] }
        return sum / Double(values.count)
    }

    /// The quantile of sorted values, linear between neighbours.
    static func quantile(_ sorted: [Double], _ probability: Double) -> Double {
        let place = probability * Double(sorted.count - 1)
        let index = min(sorted.count - 2, Int(place))
        return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
    }
}
