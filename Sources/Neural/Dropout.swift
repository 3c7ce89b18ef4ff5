/// Inverted dropout: in training a value is dropped with probability `rate`, the others grow by 1/(1 − rate).
///
/// Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014. The factors
/// are drawn by the caller before a pass (`Workspace.drawDropout`), so that a pass is a pure function of its inputs.
struct Dropout: Hashable, Sendable {
    let rate: Float
    let width: Int
    /// Where this layer's factors stand in the workspace, in values a row.
    let factors: Int

    func draw(into factors: UnsafeMutablePointer<Float>, count: Int, using random: inout some RandomNumberGenerator) {
        for k in 0..<count {
            factors[k] = Float.random(in: 0..<1, using: &random) < rate ? 0 : 1 / (1 - rate)
        }
    }

    func forward(
        _ x: UnsafePointer<Float>, factors: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
    ) {
        for k in 0..<count {
            y[k] = x[k] * factors[k]
        }
    }

    func backward(
        factors: UnsafePointer<Float>, outputGradient dy: UnsafePointer<Float>,
        inputGradient dx: UnsafeMutablePointer<Float>, count: Int
    ) {
        for k in 0..<count {
            dx[k] += dy[k] * factors[k]
        }
    }
}
