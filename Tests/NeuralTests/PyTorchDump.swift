import Foundation
import Neural

/// `Fixtures/pytorch.json`; see the README beside it.
struct PyTorchDump: Decodable {
    struct Network: Decodable {
        var parameters, gates, inputs, targets, candidates, units, raw, quantiles, gradients: [Float]
        var gateGradients, inputGradients: [Float]
        var plainLoss, loss: Float
    }
    struct Curve: Decodable {
        var values, slopes: [Float]
    }
    struct Entropy: Decodable {
        var logits, probabilities, gradient: [Float]
        var allowed: [Bool]
        var choice: Int
        var loss: Float
    }
    struct Optimisation: Decodable {
        var start, losses, norms, parameters, gates: [Float]
    }

    var levels: [Float]
    var heads, rows, width, candidates: Int
    var kappa: Float
    var network: Network
    var points: [Float]
    var activations: [String: Curve]
    var crossEntropy: Entropy
    var adam, adamw: Optimisation

    static func load() throws -> PyTorchDump {
        let url = Bundle.module.bundleURL.appending(path: "pytorch.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(PyTorchDump.self, from: Data(contentsOf: url))
    }

    /// The same model as `model()` in dump.py.
    func quantileModel() -> QuantileModel {
        QuantileModel(
            inputs: width,
            layers: [
                .dense(8), .norm, .activation(.silu),
                .residual([.norm, .dense(12), .activation(.gelu), .dense(8)]),
                .activation(.tanh), .dense(9), .activation(.softplus), .dense(9), .activation(.relu),
                .dense(heads * (levels.count + candidates)),
            ],
            head: QuantileHead(heads: heads, levels: levels.count, candidates: candidates), levels: levels,
            roundedBelow: kappa)
    }
}
