import Foundation
import Neural

/// Made-up demand: a season, a wandering level, bursts and breaks, mixed by chance.
///
/// Each series draws which of the families it shows and how strongly, so that the network meets seasons that hold and
/// seasons that break, smooth traffic and counts of a few.
struct SyntheticDemand {
    /// Steps of the series in seconds, and how many days one covers.
    static let resolutions: [(stepSeconds: Double, days: Double)] = [
        (15, 2.5), (30, 3), (60, 5), (300, 14), (600, 21),
    ]

    /// Relative height of the daily wave, and of its second harmonic.
    private var daily: Double
    private var second: Double
    private var phase: Double
    /// The length of the season: a day, or much less, as of batch jobs and of recordings that were squeezed.
    private var turnSeconds: Double
    private var weekend: Double
    /// Deviation of the slow wander of the logarithm, and how long it remembers, in hours.
    private var wander: Double
    private var wanderHours: Double
    /// Deviation of the step-to-step noise of the logarithm.
    private var noise: Double
    /// Flash crowds, outages, changes of regime and ramps a day.
    private var flashes: Double
    private var outages: Double
    private var regimes: Double
    /// Arrivals a step on average; nil: not counted, smooth.
    private var arrivals: Double?

    /// Draws a mixture.
    init(using random: inout some RandomNumberGenerator) {
        func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
        func between(_ low: Double, _ high: Double) -> Double { Double.random(in: low...high, using: &random) }
        func decades(_ low: Double, _ high: Double) -> Double { pow(10, between(log10(low), log10(high))) }
        daily = chance(0.75) ? between(0.1, 1.4) : 0
        second = daily * between(0, 0.5)
        phase = between(0, 86_400)
        turnSeconds = chance(0.7) ? 86_400 : decades(1_200, 43_200)
        weekend = chance(0.5) ? between(0.3, 1) : 1
        wander = chance(0.7) ? decades(0.02, 0.6) : 0
        wanderHours = decades(0.2, 48)
        noise = chance(0.6) ? decades(0.01, 0.5) : 0
        flashes = chance(0.35) ? decades(0.2, 8) : 0
        outages = chance(0.2) ? decades(0.2, 2) : 0
        regimes = chance(0.3) ? decades(0.2, 4) : 0
        arrivals = chance(0.8) ? decades(0.5, 3_000) : nil
    }

    /// A series of the mixture.
    func series(
        stepSeconds: Double, days: Double, using random: inout some RandomNumberGenerator
    ) -> DemandSeries {
        let count = Int(days * 86_400 / stepSeconds)
        let stepHours = stepSeconds / 3600
        let keep = exp(-stepHours / wanderHours)
        var (slow, level, target, burst, gap) = (0.0, 0.0, 0.0, 0.0, 0.0)
        var rising = 0.0
        var values: [Double] = []
        values.reserveCapacity(count)
        let perStep = stepSeconds / 86_400
        for index in 0..<count {
            func happens(_ perDay: Double) -> Bool { Double.random(in: 0..<1, using: &random) < perDay * perStep }
            slow = keep * slow + wander * (1 - keep * keep).squareRoot() * Gaussian.draw(using: &random)
            if happens(regimes) { target = 0.7 * Gaussian.draw(using: &random) }
            // A change of regime is a ramp of about twenty minutes; steps longer than that see a jump.
            level += (target - level) * min(1, stepSeconds / 1200)
            if happens(flashes) { rising = exp(1 + 0.8 * Gaussian.draw(using: &random)) }
            burst += rising * min(1, stepSeconds / 120)
            rising *= exp(-stepSeconds / 120)
            burst *= exp(-stepSeconds / 900)
            if happens(outages) { gap = Double.random(in: 300...14_400, using: &random) }
            gap = max(0, gap - stepSeconds)
            let rate = season(at: Double(index) * stepSeconds) * exp(slow + level) * (1 + burst)
            let jitter = exp(noise * Gaussian.draw(using: &random) - noise * noise / 2)
            var value = rate * jitter
            if let arrivals { value = PoissonDraw.draw(mean: value * arrivals, using: &random) }
            values.append(gap > 0 ? .nan : value)
        }
        return DemandSeries(trace: "synthetic", stepSeconds: stepSeconds, values: values)
    }

    private func season(at seconds: Double) -> Double {
        let turn = 2 * Double.pi * (seconds + phase) / turnSeconds
        let day = Int((seconds + phase) / 86_400) % 7
        return exp(daily * sin(turn) + second * sin(2 * turn + 1)) * (day >= 5 ? weekend : 1)
    }
}
