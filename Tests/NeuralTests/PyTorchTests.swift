import Neural
import Testing

/// Forward passes, losses, gradients and optimisers against numbers that are not ours.
@Suite struct PyTorchTests {
    let dump: PyTorchDump
    let model: QuantileModel

    init() throws {
        dump = try PyTorchDump.load()
        model = dump.quantileModel()
    }

    @Test func `a network of every layer computes PyTorch's outputs, losses and gradients`() {
        let expected = dump.network
        var workspace = Workspace(for: model.network, batch: dump.rows)
        let result = model.run(
            expected.parameters, gates: expected.gates, batch: expected, workspace: &workspace)
        #expect(distance(result.raw, expected.raw) < 1e-5)
        #expect(distance(result.quantiles, expected.quantiles) < 1e-5)
        #expect(distance([result.loss], [expected.loss]) < 1e-5)
        #expect(distance(result.gradients, expected.gradients) < 1e-5)
        #expect(distance(result.gateGradients, expected.gateGradients) < 1e-5)
        #expect(distance(result.inputGradients, expected.inputGradients) < 1e-5)
        var plain = model
        plain.loss = PinballLoss(levels: dump.levels)
        let plainResult = plain.run(
            expected.parameters, gates: expected.gates, batch: expected, workspace: &workspace)
        #expect(distance([plainResult.loss], [expected.plainLoss]) < 1e-5)
    }

    @Test(arguments: Activation.allCases)
    func `an activation has PyTorch's values and slopes`(activation: Activation) throws {
        let expected = try #require(dump.activations[activation.rawValue])
        #expect(distance(dump.points.map(activation.value), expected.values) < 1e-5)
        #expect(distance(dump.points.map(activation.slope), expected.slopes) < 1e-5)
    }

    @Test func `a masked cross-entropy has PyTorch's probabilities, loss and gradient`() {
        let expected = dump.crossEntropy
        var probabilities = [Float](repeating: -1, count: expected.logits.count)
        var gradient = probabilities
        var loss: Float = 0
        expected.logits.withUnsafeBufferPointer { logits in
            probabilities.withUnsafeMutableBufferPointer { probabilities in
                CrossEntropy.softmax(logits, allowed: expected.allowed, into: probabilities)
                gradient.withUnsafeMutableBufferPointer {
                    CrossEntropy.gradient(
                        probabilities: UnsafeBufferPointer(probabilities), choice: expected.choice, weight: 1, into: $0)
                }
            }
            loss = CrossEntropy.loss(logits, allowed: expected.allowed, choice: expected.choice)
        }
        #expect(distance(probabilities, expected.probabilities) < 1e-5)
        #expect(distance(gradient, expected.gradient) < 1e-5)
        #expect(distance([loss], [expected.loss]) < 1e-5)
    }

    @Test func `ten steps of Adam with a penalty end where PyTorch ends`() {
        follow(dump.adam, decay: .coupled(0.1), clip: 1e9)
    }

    @Test func `ten clipped steps of AdamW end where PyTorch ends`() {
        follow(dump.adamw, decay: .decoupled(0.1), clip: 0.8)
    }

    private func follow(_ expected: PyTorchDump.Optimisation, decay: Adam.Decay, clip: Float) {
        let gates: [Float] = dump.network.gates
        let weights = expected.start.count
        var all = expected.start + gates
        var adam = Adam(count: all.count, settings: .init(decay: decay))
        var workspace = Workspace(for: model.network, batch: dump.rows)
        var (losses, norms): ([Float], [Float]) = ([], [])
        for _ in 0..<10 {
            let result = model.run(
                Array(all[..<weights]), gates: Array(all[weights...]), batch: dump.network,
                workspace: &workspace)
            var gradients = result.gradients + result.gateGradients
            norms.append(GradientClip.clip(&gradients, toNorm: clip))
            adam.update(&all, gradients: gradients, rate: 0.01)
            losses.append(result.loss)
        }
        #expect(distance(losses, expected.losses) < 1e-5)
        #expect(distance(norms, expected.norms) < 1e-5)
        #expect(distance(Array(all[..<weights]), expected.parameters) < 1e-5)
        #expect(distance(Array(all[weights...]), expected.gates) < 1e-5)
    }
}
