import Forecasting
import Neural

/// One part of a batch, with memory of its own, so that parts can be worked on at the same time.
struct Shard: Sendable {
    private let shape: QuantileNetwork.Shape
    private let loss: PinballLoss
    private var workspace: Workspace
    private var quantiles: [Float]
    private var slopes: [Float]
    /// Sums of the last pass: of the gradients of the trained parameters, and of the loss.
    private(set) var gradients: [Float]
    private(set) var lossSum = 0.0

    /// Memory for up to `rows` rows.
    init(_ shape: QuantileNetwork.Shape, loss: PinballLoss, rows: Int) {
        self.shape = shape
        self.loss = loss
        workspace = Workspace(for: shape.network, batch: rows)
        quantiles = Array(repeating: 0, count: shape.head.outputs)
        slopes = quantiles
        gradients = Array(repeating: 0, count: shape.trained)
    }

    /// Computes the loss of `rows` of `set`, and the gradients if asked.
    ///
    /// - Parameters:
    ///   - rows: numbers of rows.
    ///   - set: where they stand.
    ///   - figures: mean and deviation of each input.
    ///   - weights: of the network.
    ///   - gates: of the head.
    ///   - learns: whether gradients are wanted.
    mutating func run(
        _ rows: ArraySlice<Int32>, of set: TrainingSet, figures: InputFigures, weights: [Float], gates: [Float],
        learns: Bool
    ) {
        let inputs = NetworkRow.inputs
        workspace.withInput { input in
            var place = 0
            for row in rows {
                for k in 0..<inputs {
                    input[place] = (set.features[Int(row) * inputs + k] - figures.mean[k]) / figures.deviation[k]
                    place += 1
                }
            }
        }
        shape.network.forward(weights, batch: rows.count, training: learns, workspace: &workspace)
        var gateGradients = [Float](repeating: 0, count: gates.count)
        var (quantiles, slopes, sum) = (quantiles, slopes, 0.0)
        let (shape, loss) = (shape, loss)
        workspace.withOutputGradient { raw, rawGradient in
            guard let raw = raw.baseAddress, let rawGradient = rawGradient.baseAddress else { return }
            for (index, row) in rows.enumerated() {
                let at = index * shape.head.inputs
                set.withHeads(of: Int(row)) { candidates, units, targets, headWeights in
                    shape.head.forward(
                        raw + at, candidates: candidates, units: units, gates: gates, into: &quantiles)
                    sum += Shard.measure(loss, quantiles, targets, headWeights, &slopes)
                    guard learns else { return }
                    shape.head.backward(
                        raw + at, candidates: candidates, units: units, gates: gates, quantileGradient: slopes,
                        rawGradient: rawGradient + at, gateGradient: &gateGradients)
                }
            }
        }
        lossSum = sum
        guard learns else { return }
        for k in gradients.indices { gradients[k] = 0 }
        var own = Array(gradients[..<weights.count])
        shape.network.backward(weights, batch: rows.count, gradients: &own, workspace: &workspace)
        gradients.replaceSubrange(..<weights.count, with: own)
        gradients.replaceSubrange(weights.count..., with: gateGradients)
    }

    /// The loss of one row over all heads, and its slopes by the quantiles.
    private static func measure(
        _ loss: PinballLoss, _ quantiles: [Float], _ targets: UnsafePointer<Float>,
        _ headWeights: UnsafePointer<Float>, _ slopes: inout [Float]
    ) -> Double {
        let levels = loss.levels.count
        var sum = 0.0
        quantiles.withUnsafeBufferPointer { quantiles in
            slopes.withUnsafeMutableBufferPointer { slopes in
                guard let q = quantiles.baseAddress, let dq = slopes.baseAddress else { return }
                for head in 0..<NetworkTarget.heads {
                    let weight = headWeights[head]
                    if weight > 0 {
                        sum += Double(weight * loss.value(q + head * levels, target: targets[head]))
                        loss.gradient(
                            q + head * levels, target: targets[head], weight: weight, into: dq + head * levels)
                    } else {
                        (dq + head * levels).update(repeating: 0, count: levels)
                    }
                }
            }
        }
        return sum
    }
}
