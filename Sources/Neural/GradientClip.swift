/// Bounds a whole step, so that one odd batch cannot throw the parameters far away.
public enum GradientClip {
    /// Scales the gradients so that their Euclidean norm is at most `limit`, and answers the norm before.
    ///
    /// Edge: 10⁻⁶ is added to the norm that is divided by, as PyTorch's `clip_grad_norm_` does.
    @discardableResult
    public static func clip(_ gradients: inout [Float], toNorm limit: Float) -> Float {
        var sum = 0.0
        for gradient in gradients {
            sum += Double(gradient) * Double(gradient)
        }
        let norm = Float(sum.squareRoot())
        let scale = limit / (norm + 1e-6)
        if scale < 1 {
            for k in gradients.indices {
                gradients[k] *= scale
            }
        }
        return norm
    }
}
