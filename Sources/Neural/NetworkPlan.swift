/// Turns a list of layers into steps, slots and tensors.
struct NetworkPlan {
    private(set) var layout = ParameterLayout()
    private(set) var steps: [Network.Step] = []
    private(set) var slots: [Int]
    private(set) var dropped = 0
    /// Values a row of the newest slot.
    private(set) var width: Int

    init(width: Int) {
        self.width = width
        slots = [0, width]
    }

    /// Tensors are named by the position of their layer, as in PyTorch's `Sequential`: `2.0.weight`.
    mutating func append(_ layers: [Layer], path: String) {
        for (position, layer) in layers.enumerated() {
            let name = "\(path)\(position)"
            switch layer {
            case .dense(let outputs):
                let weight = layout.append("\(name).weight", [width, outputs])
                let bias = layout.append("\(name).bias", [outputs])
                let dense = Dense(inputs: width, outputs: outputs, weight: weight, bias: bias)
                add(.dense(dense), width: outputs)
            case .norm:
                let gain = layout.append("\(name).gain", [width])
                let shift = layout.append("\(name).shift", [width])
                add(.norm(LayerNorm(width: width, gain: gain, shift: shift)), width: width)
            case .activation(let activation):
                add(.activation(activation, width: width), width: width)
            case .dropout(let rate):
                precondition((0..<1).contains(rate), "\(name) drops \(rate)")
                let dropout = Dropout(rate: rate, width: width, factors: dropped)
                dropped += width
                add(.dropout(dropout), width: width)
            case .residual(let inner):
                let (slot, before) = (steps.count, width)
                append(inner, path: "\(name).")
                precondition(width == before, "\(name) ends at \(width) values, not at \(before)")
                add(.skip(from: slot, width: width), width: width)
            }
        }
    }

    private mutating func add(_ step: Network.Step, width: Int) {
        steps.append(step)
        self.width = width
        slots.append(slots[slots.count - 1] + width)
    }
}
