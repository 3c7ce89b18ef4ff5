/// Layer normalisation: y = gain·(x − mean)/√(variance + ε) + shift, over each row.
///
/// Source: Ba, Kiros, Hinton, "Layer normalization", arXiv 1607.06450. The variance is the biased one, as in PyTorch.
/// Mean and deviation are computed again in the backward pass: cheaper than to carry them about.
struct LayerNorm: Hashable, Sendable {
    /// Keeps a constant row finite; PyTorch's default.
    static let epsilon: Float = 1e-5

    let width: Int
    /// Where gain and shift stand in the flat parameters.
    let gain: Int
    let shift: Int

    func forward(
        _ x: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, batch: Int
    ) {
        for row in 0..<batch {
            let (input, output) = (x + row * width, y + row * width)
            let (mean, inverse) = moments(input)
            for k in 0..<width {
                output[k] = (input[k] - mean) * inverse * parameters[gain + k] + parameters[shift + k]
            }
        }
    }

    /// With x̂ the normalised row and d = dy·gain: dx = (d − mean(d) − x̂·mean(d·x̂))/√(variance + ε).
    func backward(
        _ x: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>, outputGradient dy: UnsafePointer<Float>,
        inputGradient dx: UnsafeMutablePointer<Float>, gradients: UnsafeMutablePointer<Float>, batch: Int
    ) {
        for row in 0..<batch {
            let (input, dyRow, dxRow) = (x + row * width, dy + row * width, dx + row * width)
            let (mean, inverse) = moments(input)
            var sum: Float = 0
            var projected: Float = 0
            for k in 0..<width {
                let normal = (input[k] - mean) * inverse
                let d = dyRow[k] * parameters[gain + k]
                sum += d
                projected += d * normal
                gradients[gain + k] += dyRow[k] * normal
                gradients[shift + k] += dyRow[k]
            }
            sum /= Float(width)
            projected /= Float(width)
            for k in 0..<width {
                let normal = (input[k] - mean) * inverse
                dxRow[k] += (dyRow[k] * parameters[gain + k] - sum - normal * projected) * inverse
            }
        }
    }

    private func moments(_ x: UnsafePointer<Float>) -> (mean: Float, inverseDeviation: Float) {
        var mean: Float = 0
        for k in 0..<width {
            mean += x[k]
        }
        mean /= Float(width)
        var variance: Float = 0
        for k in 0..<width {
            variance += (x[k] - mean) * (x[k] - mean)
        }
        variance /= Float(width)
        return (mean, 1 / (variance + Self.epsilon).squareRoot())
    }
}
