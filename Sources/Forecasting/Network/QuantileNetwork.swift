public import Neural

/// The trained network: quantiles of demand at six distances and of its maximum over six windows, in one pass.
///
/// It leans on candidates that it weighs (the newest observation, fading means, seasons) and adds spreads in units of
/// how far the series usually moves. Parameters that are all 0 repeat the newest observation.
public struct QuantileNetwork: Sendable {
    /// The shape of the network.
    package struct Shape: Hashable, Sendable {
        package let network: Network
        package let head: QuantileHead
        /// All tensors: the network's and the gates, which are trained, then what is known of the inputs.
        package let layout: ParameterLayout
        /// How many of the parameters are trained; they come first, the gates last among them.
        package let trained: Int

        /// A shape whose hidden layers have `width` values.
        package init(width: Int = 96) {
            let head = QuantileHead(
                heads: NetworkTarget.heads, levels: NetworkTarget.levels.count, candidates: NetworkRow.candidates)
            self.head = head
            network = Network(
                inputs: NetworkRow.inputs,
                layers: [
                    .dense(width), .activation(.silu),
                    .residual([.norm, .dense(width), .activation(.silu), .dense(width)]),
                    .norm, .dense(head.inputs),
                ])
            var layout = network.layout
            _ = layout.append("head.gates", [head.heads])
            trained = layout.count
            for name in ["mean", "deviation", "low", "high"] {
                _ = layout.append("input.\(name)", [NetworkRow.inputs])
            }
            self.layout = layout
        }
    }

    let shape: Shape
    /// The network's own parameters.
    let weights: [Float]
    let gates: [Float]
    /// Of each input over the training set.
    let mean: [Float]
    let deviation: [Float]
    /// What the training set covered, in deviations from the mean.
    let low: [Float]
    let high: [Float]

    /// Takes the parameters of a file; its shape must be the product's, but for the width.
    public init(_ file: ParameterFile) throws(ParameterFileError) {
        let width = file.tensors.first { $0.name == "0.bias" }?.dimensions.first ?? 96
        let shape = Shape(width: min(max(width, 1), 1_024))
        self.init(shape, try file.values(for: shape.layout))
    }

    package init(_ shape: Shape, _ values: [Float]) {
        self.shape = shape
        let inputs = NetworkRow.inputs
        weights = Array(values[..<shape.network.layout.count])
        gates = Array(values[shape.network.layout.count..<shape.trained])
        mean = Array(values[shape.trained..<shape.trained + inputs])
        deviation = Array(values[shape.trained + inputs..<shape.trained + 2 * inputs])
        low = Array(values[shape.trained + 2 * inputs..<shape.trained + 3 * inputs])
        high = Array(values[shape.trained + 3 * inputs..<shape.trained + 4 * inputs])
    }

    /// The memory of a forecast; made once and passed in.
    public struct Memory: Sendable {
        var row = NetworkRow()
        var workspace: Workspace
        var quantiles: [Float]

        /// Memory for forecasts of `network`.
        public init(for network: QuantileNetwork) {
            workspace = Workspace(for: network.shape.network)
            quantiles = Array(repeating: 0, count: network.shape.head.outputs)
        }
    }

    /// Forecasts from the row in `memory`; the quantiles, (heads, levels), stay there in units of scale from the newest
    /// observation.
    ///
    /// - Returns: whether every input lies in what the training covered.
    package func run(_ memory: inout Memory) -> Bool {
        var isInRange = true
        memory.workspace.withInput { input in
            for k in input.indices {
                let value = (memory.row.features[k] - mean[k]) / deviation[k]
                isInRange = isInRange && value >= low[k] && value <= high[k]
                input[k] = value
            }
        }
        shape.network.forward(weights, workspace: &memory.workspace)
        memory.workspace.withOutput { raw in
            guard let raw = raw.baseAddress else { return }
            shape.head.forward(
                raw, candidates: memory.row.candidates, units: memory.row.units, gates: gates,
                into: &memory.quantiles)
        }
        return isInRange
    }
}
