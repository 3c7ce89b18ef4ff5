import Foundation

/// The learning rate over training: up in a line, then down along half a cosine.
///
/// Source: Loshchilov, Hutter, "SGDR", arXiv 1608.03983, without restarts.
public struct WarmUpCosine: Hashable, Sendable {
    /// The highest rate.
    public var peak: Float
    /// The rate at the end and after it.
    public var floor: Float
    /// Steps until the peak.
    public var warmUp: Int
    /// Steps in all.
    public var total: Int

    /// A schedule of `total` steps, the first `warmUp` of them rising.
    public init(peak: Float, floor: Float, warmUp: Int, total: Int) {
        precondition(warmUp >= 0 && total > warmUp, "the warm-up ends before the training")
        self.peak = peak
        self.floor = floor
        self.warmUp = warmUp
        self.total = total
    }

    /// The rate of step `step`, the first being 0.
    public func rate(_ step: Int) -> Float {
        guard step >= warmUp else { return peak * Float(step + 1) / Float(warmUp) }
        let progress = min(Double(step - warmUp) / Double(total - warmUp), 1)
        return floor + (peak - floor) * Float(0.5 * (1 + cos(.pi * progress)))
    }
}
