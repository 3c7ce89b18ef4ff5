/// Turns raw network outputs into quantiles that never cross.
///
/// Per head, with raw values r and its gate g: q₀ = g²·r₀ and qₖ = qₖ₋₁ + g²·softplus(rₖ). A gate of 0 gives 0 at every
/// level, so a model whose parameters are all 0 says nothing at all; g² keeps the order whatever g's sign.
public struct QuantileHead: Hashable, Sendable {
    /// How many quantities are forecast.
    public let heads: Int
    /// How many quantiles of each, lowest first.
    public let levels: Int

    /// A head of `heads` × `levels` values.
    public init(heads: Int, levels: Int) {
        precondition(heads > 0 && levels > 0, "a quantile head has heads and levels")
        self.heads = heads
        self.levels = levels
    }

    /// Values in and out.
    public var count: Int {
        heads * levels
    }

    /// raw: (heads, levels), gates: (heads), quantiles: (heads, levels), all row-major.
    public func forward(
        _ raw: UnsafePointer<Float>, gates: UnsafePointer<Float>, into quantiles: UnsafeMutablePointer<Float>
    ) {
        for head in 0..<heads {
            let scale = gates[head] * gates[head]
            let first = head * levels
            quantiles[first] = scale * raw[first]
            for k in first + 1..<first + levels {
                quantiles[k] = quantiles[k - 1] + scale * Activation.softplus(raw[k])
            }
        }
    }

    /// Adds dL/dgate, and writes dL/draw: a raw value moves its own level and all above it.
    public func backward(
        _ raw: UnsafePointer<Float>, gates: UnsafePointer<Float>, quantileGradient: UnsafePointer<Float>,
        rawGradient: UnsafeMutablePointer<Float>, gateGradient: UnsafeMutablePointer<Float>
    ) {
        for head in 0..<heads {
            let gate = gates[head]
            let first = head * levels
            var above: Float = 0
            var ungated: Float = 0
            for k in (first..<first + levels).reversed() {
                above += quantileGradient[k]
                let isFirst = k == first
                rawGradient[k] = above * gate * gate * (isFirst ? 1 : Activation.sigmoid(raw[k]))
                ungated += above * (isFirst ? raw[k] : Activation.softplus(raw[k]))
            }
            gateGradient[head] += 2 * gate * ungated
        }
    }
}
