import Foundation
import Measures
import Testing

@testable import Simulation

@Suite struct RenewalLawTests {
    private static let count = 100_000

    private func gaps(_ law: RenewalLaw, count: Int = count, seed: UInt64 = 1) -> [Double] {
        let draw = RenewalDraw(law)
        var stream = RandomStreams(seed: seed).stream("gaps")
        return (0..<count).map { _ in draw.gap(using: &stream) }
    }

    /// The largest distance between the draws' distribution and `cumulated`, times √n: above 1.95 once in a thousand.
    private func kolmogorov(_ values: [Double], _ cumulated: (Double) -> Double) -> Double {
        let sorted = values.sorted()
        let count = Double(sorted.count)
        let distance = sorted.enumerated().reduce(0) { worst, entry in
            let expected = cumulated(entry.element)
            let low = expected - Double(entry.offset) / count
            return max(worst, max(low, Double(entry.offset + 1) / count - expected))
        }
        return distance * count.squareRoot()
    }

    @Test(arguments: [0.1, 0.5, 1, 2, 4])
    func `a gamma law has mean 1 and its variation`(variation: Double) {
        let law = RenewalLaw.gamma(variation: variation)
        let moments = Moments(gaps(law))
        // Four standard deviations of the mean; of the variation, those of a gamma's fourth moment, (3 + 6/shape).
        let shape = 1 / (variation * variation)
        let spread = 4 / Double(Self.count).squareRoot()
        #expect(abs(moments.mean - 1) < spread * variation)
        let accepted = spread * ((2 + 6 / shape).squareRoot() / 2 + variation)
        #expect(abs(moments.variation / variation - 1) < accepted)
        #expect(abs(law.variation - variation) < 1e-12)
    }

    @Test(arguments: [0.1, 0.5, 1, 2, 3])
    func `a Weibull law has mean 1 and its variation`(variation: Double) {
        let moments = Moments(gaps(.weibull(variation: variation)))
        let spread = 4 / Double(Self.count).squareRoot()
        #expect(abs(moments.mean - 1) < spread * variation)
        // Heavier than gamma: the variation of few draws in a hundred thousand is most of the fourth moment.
        #expect(abs(moments.variation / variation - 1) < (variation > 1 ? 0.1 : 0.02))
    }

    @Test(arguments: [0.3, 0.7, 1, 2.5])
    func `Weibull draws follow their distribution`(shape: Double) {
        let scale = exp(-WeibullShape.logGamma(1 + 1 / shape))
        #expect(
            kolmogorov(gaps(.weibull(shape: shape), count: 20_000)) { 1 - exp(-pow($0 / scale, shape)) }
                < 1.95)
    }

    @Test func `gamma draws of whole shapes follow Erlang's distribution`() {
        #expect(kolmogorov(gaps(.gamma(shape: 1), count: 20_000)) { 1 - exp(-$0) } < 1.95)
        #expect(
            kolmogorov(gaps(.gamma(shape: 3), count: 20_000)) { value in
                let x = 3 * value
                return 1 - exp(-x) * (1 + x + x * x / 2)
            } < 1.95)
    }

    @Test func `gamma draws of shape one half are squares of normal numbers`() {
        // Chi-square with one degree of freedom, mean 1.
        #expect(
            kolmogorov(gaps(.gamma(shape: 0.5), count: 20_000)) { erf(($0 / 2).squareRoot()) } < 1.95)
    }

    @Test(arguments: [
        RenewalLaw.exponential, .gamma(shape: 0.1), .gamma(shape: 4), .weibull(shape: 0.5),
    ])
    func `the expected number in a short time is that time from the start on`(law: RenewalLaw) {
        // With an arrival at the start instead, gamma of shape 0.1 would bring 4.5 more over a long time.
        let draw = RenewalDraw(law)
        var stream = RandomStreams(seed: 3).stream("gaps")
        let runs = 20_000
        var arrived = [0, 0]
        for _ in 0..<runs {
            var at = draw.firstGap(using: &stream)
            while at < 5 {
                arrived[at < 0.5 ? 0 : 1] += 1
                at += draw.gap(using: &stream)
            }
        }
        #expect(abs(Double(arrived[0]) / Double(runs) - 0.5) < 0.05, "in the first half")
        #expect(abs(Double(arrived[0] + arrived[1]) / Double(runs) - 5) < 0.25)
    }

    @Test func `the shape of a variation gives that variation back`() {
        for variation in [0.05, 0.1, 0.5, 1, 1.5, 5, 20, 100] {
            let shape = WeibullShape.shape(variation: variation)
            #expect(abs(WeibullShape.variation(shape: shape) / variation - 1) < 1e-9, "\(variation)")
        }
        #expect(abs(WeibullShape.shape(variation: 1) - 1) < 1e-12)
    }

    @Test func `ln Γ is that of factorials and of one half`() {
        var factorial = 1.0
        for n in 1..<25 {
            #expect(
                abs(WeibullShape.logGamma(Double(n)) - log(factorial)) < 1e-13 * max(1, log(factorial)))
            factorial *= Double(n)
        }
        #expect(abs(WeibullShape.logGamma(1.5) - log(Double.pi.squareRoot() / 2)) < 1e-14)
    }
}
