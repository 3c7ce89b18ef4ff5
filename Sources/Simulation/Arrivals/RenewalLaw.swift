import Foundation
import Measures

/// The distribution of the distances between arrivals, with mean 1.
///
/// The process is a stationary renewal process: its first distance is the rest of one that began before, so the
/// expected number of arrivals in a time is that time from the start on. (With an arrival at the start instead, a
/// coefficient of variation of 10 would bring 50 requests too many.) The rest is a distance drawn in proportion to its
/// length, times a uniform number: for gamma that is gamma of shape + 1, for Weibull a gamma of 1 + 1/shape to the
/// power 1/shape. Source: Cox, "Renewal theory", 1962, chapter 5. Even distances begin with a whole one instead.
public enum RenewalLaw: Hashable, Sendable {
    /// All the same.
    case even
    /// Exponential: the Poisson process.
    case exponential
    /// Gamma of this shape.
    case gamma(shape: Double)
    /// Weibull of this shape.
    case weibull(shape: Double)

    /// The coefficients of variation that we accept.
    public static let variations = 0.05...100.0
    /// The shapes that we accept; public fits are from 0.01 to 45,000.
    static let shapes = 1e-4...1e6
    /// The Weibull shapes that we accept: below, the mean is that of one draw in billions; public fits are from 0.16.
    static let weibullShapes = 0.05...100.0

    /// The gamma law with a coefficient of variation: shape 1/cv².
    public static func gamma(variation: Double) -> RenewalLaw {
        .gamma(shape: 1 / (variation * variation))
    }

    /// The Weibull law with a coefficient of variation.
    public static func weibull(variation: Double) -> RenewalLaw {
        .weibull(shape: WeibullShape.shape(variation: variation))
    }

    /// Standard deviation over mean.
    public var variation: Double {
        switch self {
        case .even: 0
        case .exponential: 1
        case .gamma(let shape): 1 / shape.squareRoot()
        case .weibull(let shape): WeibullShape.variation(shape: shape)
        }
    }
}

/// A law made ready to draw from.
struct RenewalDraw: Sendable {
    private enum Kind: Sendable {
        case even
        case exponential
        case gamma(GammaDraw)
        /// ln Γ(1 + 1/shape) scales the mean to 1.
        case weibull(inverse: Double, logMean: Double)
    }

    private let kind: Kind

    init(_ law: RenewalLaw) {
        switch law {
        case .even: kind = .even
        case .exponential: kind = .exponential
        case .gamma(let shape): kind = .gamma(GammaDraw(shape: shape))
        case .weibull(let shape):
            kind = .weibull(inverse: 1 / shape, logMean: WeibullShape.logGamma(1 + 1 / shape))
        }
    }

    /// A distance.
    func gap(using stream: inout RandomStream) -> Double {
        switch kind {
        case .even: 1
        case .exponential: stream.exponentialDraw()
        case .gamma(let gamma): gamma.draw(using: &stream) / gamma.shape
        case .weibull(let inverse, let logMean): exp(inverse * log(stream.exponentialDraw()) - logMean)
        }
    }

    /// The distance from the start to the first arrival.
    func firstGap(using stream: inout RandomStream) -> Double {
        switch kind {
        case .even: 1
        case .exponential: stream.exponentialDraw()
        case .gamma(let gamma):
            GammaDraw(shape: gamma.shape + 1).draw(using: &stream) / gamma.shape * stream.unitDraw()
        case .weibull(let inverse, let logMean):
            exp(inverse * log(GammaDraw(shape: 1 + inverse).draw(using: &stream)) - logMean) * stream.unitDraw()
        }
    }
}
