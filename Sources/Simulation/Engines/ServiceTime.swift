import Foundation

/// How long a worker is busy with one request, in seconds.
public enum ServiceTime: Hashable, Sendable {
    /// Always as long.
    case fixed(Double)
    /// Exponential, with its mean.
    case exponential(mean: Double)
    /// Lognormal, with its mean and its coefficient of variation.
    case lognormal(mean: Double, variation: Double)

    /// The mean, in seconds.
    public var mean: Double {
        switch self {
        case .fixed(let seconds): seconds
        case .exponential(let mean), .lognormal(let mean, _): mean
        }
    }

    /// The service time of a request that carries `work`: the quantile of that probability.
    ///
    /// - Parameter work: in (0, 1); drawn with the arrival, so that every policy sees the same work.
    /// - Returns: seconds of a healthy worker.
    public func seconds(work: Double) -> Double {
        switch self {
        case .fixed(let seconds): return seconds
        case .exponential(let mean): return -mean * log1p(-work)
        case .lognormal(let mean, let variation):
            // Of the logarithm: variance ln(1 + CV²); the mean of the exponential is then e^(μ + σ²/2).
            let variance = log1p(variation * variation)
            return mean * exp(variance.squareRoot() * NormalQuantile.value(at: work) - variance / 2)
        }
    }
}
