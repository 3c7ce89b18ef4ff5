import Neural

/// A network, a quantile head and a loss together, as a model that trains on them would hold them.
struct QuantileModel {
    let network: Network
    let head: QuantileHead
    var loss: PinballLoss

    struct Result {
        var raw: [Float] = []
        var quantiles: [Float] = []
        var loss: Float = 0
        var gradients: [Float] = []
        var gateGradients: [Float] = []
        var inputGradients: [Float] = []
    }

    init(inputs: Int, layers: [Layer], head: QuantileHead, levels: [Float], roundedBelow: Float) {
        network = Network(inputs: inputs, layers: layers)
        self.head = head
        loss = PinballLoss(levels: levels, roundedBelow: roundedBelow)
    }

    /// Everything of one batch; the loss is summed over heads and levels, and averaged over rows.
    func run(
        _ parameters: [Float], gates: [Float], batch: PyTorchDump.Network, workspace: inout Workspace
    ) -> Result {
        let targets = batch.targets
        let rows = targets.count / head.heads
        var result = Result()
        workspace.withInput { _ = $0.update(fromContentsOf: batch.inputs) }
        network.forward(parameters, batch: rows, training: true, workspace: &workspace)
        result.gradients = [Float](repeating: 0, count: parameters.count)
        result.gateGradients = [Float](repeating: 0, count: gates.count)
        var quantiles = [Float](repeating: 0, count: head.outputs)
        var slopes = quantiles
        workspace.withOutputGradient { raw, rawGradient in
            result.raw = Array(raw)
            for row in 0..<rows {
                guard let r = raw.baseAddress, let dr = rawGradient.baseAddress else { return }
                let at = row * head.inputs
                let heads = row * head.heads..<(row + 1) * head.heads
                let units = Array(batch.units[heads])
                let first = heads.lowerBound * head.candidates
                let candidates = Array(batch.candidates[first..<first + head.heads * head.candidates])
                head.forward(r + at, candidates: candidates, units: units, gates: gates, into: &quantiles)
                result.quantiles += quantiles
                for k in 0..<head.heads {
                    let levels = k * head.levels..<(k + 1) * head.levels
                    let target = targets[row * head.heads + k]
                    let own = Array(quantiles[levels])
                    result.loss += loss.value(own, target: target) / Float(rows)
                    var slope = [Float](repeating: 0, count: head.levels)
                    loss.gradient(own, target: target, weight: 1 / Float(rows), into: &slope)
                    slopes.replaceSubrange(levels, with: slope)
                }
                head.backward(
                    r + at, candidates: candidates, units: units, gates: gates, quantileGradient: slopes,
                    rawGradient: dr + at, gateGradient: &result.gateGradients)
            }
        }
        network.backward(parameters, batch: rows, gradients: &result.gradients, workspace: &workspace)
        workspace.withInputGradient { result.inputGradients = Array($0) }
        return result
    }
}

/// SplitMix64; tests of this room import nothing of ours but Neural.
struct TestRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// The largest |a − b| ÷ max(1, |b|); infinite when the lengths differ.
func distance(_ a: [Float], _ b: [Float]) -> Float {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
}
