import Neural
import Testing

/// Gradients against central differences of the loss.
///
/// Two steps, 2⁻⁷ and 2⁻⁶, are combined so that the curvature's step² cancels (Richardson); what is left is step⁴ ≈
/// 10⁻⁸ times a fifth slope, and float32's rounding of a loss of some units, 10⁻⁶, over a step twice 2⁻⁷: 10⁻⁴.
/// 3·10⁻³ of the larger of 1 and the slope leaves room for both; a forgotten factor misses it by far.
@Suite struct FiniteDifferenceTests {
    static let step: Float = 1 / 128
    static let tolerance: Float = 3e-3

    static let layers: [[Layer]] = [
        [.dense(5)],
        [.norm, .dense(5)],
        [.dense(5), .dropout(0.4), .dense(5)],
        [.residual([.dense(3), .activation(.silu), .dense(6)]), .dense(5)],
        [.residual([.residual([.dense(6)]), .activation(.tanh)]), .dense(5)],
        [.dense(5), .activation(.gelu), .dense(5)],
        [.dense(5), .activation(.silu), .dense(5)],
        [.dense(5), .activation(.tanh), .dense(5)],
        [.dense(5), .activation(.softplus), .dense(5)],
        [
            .dense(8), .activation(.silu), .residual([.norm, .dense(8), .activation(.gelu), .dropout(0.2), .dense(8)]),
            .norm, .dense(10),
        ],
    ]

    @Test(arguments: layers)
    func `gradients of parameters and inputs are the slopes of the loss`(layers: [Layer]) {
        var random = TestRandom(state: 5)
        let network = Network(inputs: 6, layers: layers)
        let rows = 3
        let parameters = network.initialParameters(using: &random).map { $0 + draw(&random) / 8 }
        let inputs = (0..<rows * 6).map { _ in draw(&random) }
        let weights = (0..<rows * network.outputs).map { _ in draw(&random) }
        var workspace = Workspace(for: network, batch: rows)
        workspace.drawDropout(of: network, using: &random)
        // L = Σ weight·y + y²/2 has the slope weight + y.
        func loss(_ parameters: [Float], _ inputs: [Float]) -> Float {
            workspace.withInput { _ = $0.update(fromContentsOf: inputs) }
            network.forward(parameters, batch: rows, training: true, workspace: &workspace)
            return workspace.withOutput { zip($0, weights).reduce(0) { $0 + $1.1 * $1.0 + $1.0 * $1.0 / 2 } }
        }
        _ = loss(parameters, inputs)
        workspace.withOutputGradient { output, gradient in
            for k in output.indices {
                gradient[k] = weights[k] + output[k]
            }
        }
        var gradients = [Float](repeating: 0, count: network.layout.count)
        network.backward(parameters, batch: rows, gradients: &gradients, workspace: &workspace)
        let inputGradients = workspace.withInputGradient { Array($0) }
        for k in parameters.indices {
            let slope = difference(at: k, of: parameters) { loss($0, inputs) }
            #expect(abs(slope - gradients[k]) < Self.tolerance * max(1, abs(slope)), "parameter \(k) of \(layers)")
        }
        for k in inputs.indices {
            let slope = difference(at: k, of: inputs) { loss(parameters, $0) }
            #expect(abs(slope - inputGradients[k]) < Self.tolerance * max(1, abs(slope)), "input \(k) of \(layers)")
        }
    }

    private func draw(_ random: inout TestRandom) -> Float {
        Float.random(in: -1...1, using: &random)
    }

    private func difference(at k: Int, of values: [Float], _ loss: ([Float]) -> Float) -> Float {
        func central(_ step: Float) -> Float {
            var (above, below) = (values, values)
            above[k] += step
            below[k] -= step
            return (loss(above) - loss(below)) / (2 * step)
        }
        return (4 * central(Self.step) - central(2 * Self.step)) / 3
    }
}
