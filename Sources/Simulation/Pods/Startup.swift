import Foundation
import Measures

/// How long a pod takes from being scheduled to being ready: the image's pull, then the load of the model.
public struct Startup: Hashable, Sendable {
    /// The pull of the image.
    public var pull: Duration
    /// Median of the load, until ready.
    public var load: Duration
    /// Standard deviation of the load's logarithm; 0 makes every load take the median.
    public var loadSpread: Double
    /// The distance between readiness probes, the first at the container's start; zero: ready as soon as loaded.
    public var probePeriod: Duration

    /// Makes a start-up.
    public init(pull: Duration, load: Duration, loadSpread: Double, probePeriod: Duration = .zero) {
        self.pull = pull
        self.load = load
        self.loadSpread = loadSpread
        self.probePeriod = probePeriod
    }

    /// A small model from a local disk: 2 s for the image, and 40 s, more or less 15 %.
    public static let smallModel = Startup(pull: .seconds(2), load: .seconds(40), loadSpread: 0.15)
    /// A plain server: one second each.
    public static let plain = Startup(pull: .seconds(1), load: .seconds(1), loadSpread: 0)

    /// Longest load that a draw gives, times the median; a lognormal has no end of its own.
    static let loadFactorMax = 10.0

    /// Draws the seconds from the container's start to its being ready: a load, and the wait for the next probe.
    func drawReadySeconds(using stream: inout some RandomNumberGenerator) -> Double {
        let seconds = drawLoadSeconds(using: &stream)
        guard probePeriod > .zero else { return seconds }
        return (seconds / probePeriod.seconds).rounded(.up) * probePeriod.seconds
    }

    /// Draws the seconds of one load from the lognormal distribution.
    func drawLoadSeconds(using stream: inout some RandomNumberGenerator) -> Double {
        // Box and Muller; both numbers are drawn even for a spread of 0, so that the stream moves the same way.
        let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &stream))).squareRoot()
        let normal = radius * cos(2 * .pi * Double.random(in: 0..<1, using: &stream))
        return load.seconds * min(exp(loadSpread * normal), Self.loadFactorMax)
    }
}
