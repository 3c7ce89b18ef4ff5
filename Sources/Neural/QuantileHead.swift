import Foundation

/// Turns raw network outputs into quantiles around a blend of given candidates; they never cross.
///
/// Per head, with raw values r, candidate logits l, candidates c (as differences from a base), a unit u and a gate g:
///
///     wⱼ = eˡʲ / (1 + Σ eˡ),   centre = Σ wⱼ·cⱼ            the base itself has logit 0
///     q₀ = g²·(centre + u·r₀),  qₖ = qₖ₋₁ + g²·u·softplus(rₖ)
///
/// A gate of 0 gives 0 at every level: a model whose parameters are all 0 repeats the base. g² keeps the order whatever
/// g's sign. The centre lies between the candidates, so that it cannot run away where nothing was learnt.
public struct QuantileHead: Hashable, Sendable {
    /// How many quantities are forecast.
    public let heads: Int
    /// How many quantiles of each, lowest first.
    public let levels: Int
    /// How many candidates each may lean on, beside the base.
    public let candidates: Int

    /// A head of `heads` × `levels` values.
    public init(heads: Int, levels: Int, candidates: Int) {
        precondition(heads > 0 && levels > 0 && candidates >= 0, "a quantile head has heads and levels")
        self.heads = heads
        self.levels = levels
        self.candidates = candidates
    }

    /// Raw values in: for each head its levels, then its candidates' logits.
    public var inputs: Int {
        heads * (levels + candidates)
    }

    /// Quantiles out.
    public var outputs: Int {
        heads * levels
    }

    /// Computes the quantiles of one row.
    ///
    /// raw: (heads, levels + candidates), candidates: (heads, candidates), units and gates: (heads),
    /// quantiles: (heads, levels), all row-major.
    public func forward(
        _ raw: UnsafePointer<Float>, candidates values: UnsafePointer<Float>, units: UnsafePointer<Float>,
        gates: UnsafePointer<Float>, into quantiles: UnsafeMutablePointer<Float>
    ) {
        for head in 0..<heads {
            let r = raw + head * (levels + candidates)
            let q = quantiles + head * levels
            let gate = gates[head] * gates[head]
            let scale = gate * units[head]
            let blend = blend(r + levels, values + head * candidates)
            q[0] = gate * blend.centre + scale * r[0]
            for k in 1..<levels {
                q[k] = q[k - 1] + scale * Activation.softplus(r[k])
            }
        }
    }

    /// Writes dL/draw of one row and adds dL/dgate: a raw value moves its own level and all above it.
    public func backward(
        _ raw: UnsafePointer<Float>, candidates values: UnsafePointer<Float>, units: UnsafePointer<Float>,
        gates: UnsafePointer<Float>, quantileGradient: UnsafePointer<Float>,
        rawGradient: UnsafeMutablePointer<Float>, gateGradient: UnsafeMutablePointer<Float>
    ) {
        for head in 0..<heads {
            let first = head * (levels + candidates)
            let (r, dr) = (raw + first, rawGradient + first)
            let c = values + head * candidates
            let dq = quantileGradient + head * levels
            let gate = gates[head] * gates[head]
            let scale = gate * units[head]
            var above: Float = 0
            var ungated: Float = 0
            for k in (1..<levels).reversed() {
                above += dq[k]
                dr[k] = above * scale * Activation.sigmoid(r[k])
                ungated += above * units[head] * Activation.softplus(r[k])
            }
            above += dq[0]
            dr[0] = above * scale
            let blend = blend(r + levels, c)
            ungated += above * (blend.centre + units[head] * r[0])
            for j in 0..<candidates {
                let weight = exp(r[levels + j] - blend.largest) / blend.sum
                dr[levels + j] = above * gate * weight * (c[j] - blend.centre)
            }
            gateGradient[head] += 2 * gates[head] * ungated
        }
    }

    /// The blended candidates, and what their softmax was made with; the largest logit is taken off, so that no
    /// exponential overflows.
    private func blend(
        _ logits: UnsafePointer<Float>, _ values: UnsafePointer<Float>
    ) -> (centre: Float, largest: Float, sum: Float) {
        var largest: Float = 0
        for j in 0..<candidates {
            largest = max(largest, logits[j])
        }
        var sum = exp(-largest)
        var centre: Float = 0
        for j in 0..<candidates {
            let weight = exp(logits[j] - largest)
            sum += weight
            centre += weight * values[j]
        }
        return (centre / sum, largest, sum)
    }
}
