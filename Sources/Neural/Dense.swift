/// A fully connected layer: y[b,o] = Σᵢ x[b,i]·w[i,o] + c[o].
///
/// Shapes, row-major: x (B,I), w (I,O), c (O), y (B,O). The weights lie input-major, because adding a multiple of a
/// row to the outputs is the loop that vectorises (see `Kernels`); PyTorch's `Linear.weight` is their transpose.
struct Dense: Hashable, Sendable {
    let inputs: Int
    let outputs: Int
    /// Where `w` and `c` stand in the flat parameters.
    let weight: Int
    let bias: Int

    func forward(
        _ x: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, batch: Int
    ) {
        for row in 0..<batch {
            let out = y + row * outputs
            out.update(from: parameters + bias, count: outputs)
            Kernels.accumulate(
                out, rows: parameters + weight, by: x + row * inputs, stride: 1, inputs: inputs, outputs: outputs)
        }
    }

    /// Adds dL/dw[i,o] = Σ_b x[b,i]·dy[b,o], dL/dc[o] = Σ_b dy[b,o] and dL/dx[b,i] = Σ_o w[i,o]·dy[b,o].
    func backward(
        _ x: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>, outputGradient dy: UnsafePointer<Float>,
        inputGradient dx: UnsafeMutablePointer<Float>, gradients: UnsafeMutablePointer<Float>, batch: Int
    ) {
        for i in 0..<inputs {
            Kernels.accumulate(
                gradients + weight + i * outputs, rows: dy, by: x + i, stride: inputs, inputs: batch, outputs: outputs)
        }
        for row in 0..<batch {
            let dyRow = dy + row * outputs
            for o in 0..<outputs {
                gradients[bias + o] += dyRow[o]
            }
            let dxRow = dx + row * inputs
            for i in 0..<inputs {
                dxRow[i] += Kernels.dot(parameters + weight + i * outputs, dyRow, count: outputs)
            }
        }
    }
}
