/// A feed-forward network of dense, normalising, activating and residual layers.
///
/// It holds no numbers: parameters are one flat vector (see `layout`), activations live in a `Workspace`, so that a
/// pass allocates nothing and one network can run on several threads. Step k reads slot k and writes slot k + 1.
public struct Network: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case dense(Dense)
        case norm(LayerNorm)
        case activation(Activation, width: Int)
        case dropout(Dropout)
        /// Adds what an earlier slot held.
        case skip(from: Int, width: Int)
    }

    /// Values a row that go in.
    public let inputs: Int
    /// Values a row that come out.
    public let outputs: Int
    /// Where each tensor stands in the flat parameters.
    public let layout: ParameterLayout
    let steps: [Step]
    /// Where each slot begins, in values a row, and at last where all end.
    let slots: [Int]
    /// Dropout factors a row.
    let dropped: Int

    /// Lays out the network.
    ///
    /// - Precondition: widths are positive, dropout rates lie in 0 ..< 1, residual layers keep their width.
    public init(inputs: Int, layers: [Layer]) {
        precondition(inputs > 0, "a network reads at least one value")
        var plan = NetworkPlan(width: inputs)
        plan.append(layers, path: "")
        self.inputs = inputs
        self.outputs = plan.width
        self.layout = plan.layout
        self.steps = plan.steps
        self.slots = plan.slots
        self.dropped = plan.dropped
    }

    /// Draws parameters to train from: weights normal with variance 2/inputs, gains 1, all else 0.
    ///
    /// Source: He et al., "Delving deep into rectifiers", arXiv 1502.01852.
    public func initialParameters(using random: inout some RandomNumberGenerator) -> [Float] {
        var parameters = [Float](repeating: 0, count: layout.count)
        for step in steps {
            switch step {
            case .dense(let dense):
                let deviation = (2 / Double(dense.inputs)).squareRoot()
                for k in 0..<dense.inputs * dense.outputs {
                    parameters[dense.weight + k] = Float(deviation * Gaussian.draw(using: &random))
                }
            case .norm(let norm):
                for k in 0..<norm.width {
                    parameters[norm.gain + k] = 1
                }
            case .activation, .dropout, .skip: break
            }
        }
        return parameters
    }

    /// Computes the outputs of the workspace's first `batch` input rows.
    ///
    /// With `training`, applies the dropout that `Workspace.drawDropout` drew.
    /// - Precondition: the parameters fit `layout`; the workspace was made for this network and holds `batch` rows.
    public func forward(_ parameters: [Float], batch: Int = 1, training: Bool = false, workspace: inout Workspace) {
        check(parameters.count, batch, workspace)
        parameters.withUnsafeBufferPointer { parameters in
            guard let parameters = parameters.baseAddress else { return }
            workspace.withMemory { memory in
                for k in steps.indices {
                    forward(k, parameters, batch: batch, training: training, memory)
                }
            }
        }
    }

    private func forward(
        _ k: Int, _ parameters: UnsafePointer<Float>, batch: Int, training: Bool, _ memory: Workspace.Memory
    ) {
        let x = memory.values + slots[k] * memory.capacity
        let y = memory.values + slots[k + 1] * memory.capacity
        switch steps[k] {
        case .dense(let dense): dense.forward(x, parameters, into: y, batch: batch)
        case .norm(let norm): norm.forward(x, parameters, into: y, batch: batch)
        case .activation(let activation, let width): activation.forward(x, into: y, count: batch * width)
        case .dropout(let dropout):
            if training {
                let factors = memory.factors + dropout.factors * memory.capacity
                dropout.forward(x, factors: factors, into: y, count: batch * dropout.width)
            } else {
                y.update(from: x, count: batch * dropout.width)
            }
        case .skip(let slot, let width):
            let earlier = memory.values + slots[slot] * memory.capacity
            for j in 0..<batch * width {
                y[j] = x[j] + earlier[j]
            }
        }
    }

    /// Adds the gradients of the parameters, from the output gradient in the workspace.
    ///
    /// Follows a `forward` with `training: true` of the same batch; the gradient of the inputs is left behind in the
    /// workspace.
    public func backward(_ parameters: [Float], batch: Int = 1, gradients: inout [Float], workspace: inout Workspace) {
        check(parameters.count, batch, workspace)
        precondition(gradients.count == layout.count, "the gradients do not fit the network")
        workspace.clearInnerGradients(outputs: slots[steps.count])
        parameters.withUnsafeBufferPointer { parameters in
            gradients.withUnsafeMutableBufferPointer { gradients in
                guard let parameters = parameters.baseAddress, let gradients = gradients.baseAddress else { return }
                workspace.withMemory { memory in
                    for k in steps.indices.reversed() {
                        backward(k, parameters, gradients, batch: batch, memory)
                    }
                }
            }
        }
    }

    private func backward(
        _ k: Int, _ parameters: UnsafePointer<Float>, _ gradients: UnsafeMutablePointer<Float>, batch: Int,
        _ memory: Workspace.Memory
    ) {
        let x = memory.values + slots[k] * memory.capacity
        let dx = memory.gradients + slots[k] * memory.capacity
        let dy = memory.gradients + slots[k + 1] * memory.capacity
        switch steps[k] {
        case .dense(let dense):
            dense.backward(
                x, parameters, outputGradient: dy, inputGradient: dx, gradients: gradients, batch: batch)
        case .norm(let norm):
            norm.backward(x, parameters, outputGradient: dy, inputGradient: dx, gradients: gradients, batch: batch)
        case .activation(let activation, let width):
            activation.backward(x, outputGradient: dy, inputGradient: dx, count: batch * width)
        case .dropout(let dropout):
            let factors = memory.factors + dropout.factors * memory.capacity
            dropout.backward(
                factors: factors, outputGradient: dy, inputGradient: dx, count: batch * dropout.width)
        case .skip(let slot, let width):
            let earlier = memory.gradients + slots[slot] * memory.capacity
            for j in 0..<batch * width {
                dx[j] += dy[j]
                earlier[j] += dy[j]
            }
        }
    }

    private func check(_ parameters: Int, _ batch: Int, _ workspace: Workspace) {
        precondition(parameters == layout.count, "the parameters do not fit the network")
        precondition(workspace.network == shape && batch <= workspace.capacity, "the workspace is for another network")
    }

    /// What a workspace must agree with.
    var shape: Workspace.Shape {
        Workspace.Shape(inputs: inputs, outputs: outputs, values: slots[slots.count - 1], factors: dropped)
    }
}
