/// The quantile loss, optionally rounded off near 0.
///
/// With u = target − quantile: |τ − 1(u<0)|·H(u), where H is |u| (plain), or u²/2κ below κ and |u| − κ/2 above.
/// Source of the rounded form: Dabney et al., "Distributional reinforcement learning with quantile regression", 2017,
/// divided by κ, so that a small κ is the plain loss.
public struct PinballLoss: Hashable, Sendable {
    /// The levels τ, each from 0 to 1.
    public let levels: [Float]
    /// κ, in the target's unit; 0 is the plain loss.
    public let roundedBelow: Float

    /// A loss over `levels`.
    public init(levels: [Float], roundedBelow: Float = 0) {
        precondition(levels.allSatisfy { (0...1).contains($0) } && roundedBelow >= 0, "levels lie in 0 ... 1")
        self.levels = levels
        self.roundedBelow = roundedBelow
    }

    /// The sum over the levels of one target.
    public func value(_ quantiles: UnsafePointer<Float>, target: Float) -> Float {
        var sum: Float = 0
        for (k, level) in levels.enumerated() {
            let miss = target - quantiles[k]
            let size = abs(miss)
            let rounded = size < roundedBelow ? size * size / (2 * roundedBelow) : size - roundedBelow / 2
            sum += (miss < 0 ? 1 - level : level) * rounded
        }
        return sum
    }

    /// Writes `weight` times the slope of `value` by each quantile.
    public func gradient(
        _ quantiles: UnsafePointer<Float>, target: Float, weight: Float, into gradient: UnsafeMutablePointer<Float>
    ) {
        for (k, level) in levels.enumerated() {
            let miss = target - quantiles[k]
            let slope: Float = abs(miss) < roundedBelow ? abs(miss) / roundedBelow : 1
            gradient[k] = weight * (miss < 0 ? (1 - level) * slope : -level * slope)
        }
    }
}
