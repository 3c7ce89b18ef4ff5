import Foundation

/// Softmax over the allowed choices, and the cross-entropy of the one that was chosen.
public enum CrossEntropy {
    /// Writes the probabilities: e^(logit − max)/Σ over the allowed choices, exactly 0 for the others.
    ///
    /// - Precondition: at least one choice is allowed.
    public static func softmax(
        _ logits: UnsafeBufferPointer<Float>, allowed: [Bool], into probabilities: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(allowed.count == logits.count && allowed.contains(true), "some choice is allowed")
        var largest = -Float.infinity
        for k in logits.indices where allowed[k] {
            largest = max(largest, logits[k])
        }
        var sum: Float = 0
        for k in logits.indices {
            probabilities[k] = allowed[k] ? exp(logits[k] - largest) : 0
            sum += probabilities[k]
        }
        for k in logits.indices {
            probabilities[k] /= sum
        }
    }

    /// −ln p(choice): ln Σ e^(logit − max) − (logit − max) over the allowed choices; infinite for one that is not.
    public static func loss(_ logits: UnsafeBufferPointer<Float>, allowed: [Bool], choice: Int) -> Float {
        precondition(allowed.count == logits.count && logits.indices.contains(choice), "the choice exists")
        guard allowed[choice] else { return .infinity }
        var largest = -Float.infinity
        for k in logits.indices where allowed[k] {
            largest = max(largest, logits[k])
        }
        var sum: Float = 0
        for k in logits.indices where allowed[k] {
            sum += exp(logits[k] - largest)
        }
        return log(sum) - (logits[choice] - largest)
    }

    /// Writes `weight`·(p − 1(chosen)), the slope of `loss` by each logit; 0 for a choice that is not allowed.
    public static func gradient(
        probabilities: UnsafeBufferPointer<Float>, choice: Int, weight: Float,
        into gradient: UnsafeMutableBufferPointer<Float>
    ) {
        for k in probabilities.indices {
            gradient[k] = weight * (probabilities[k] - (k == choice ? 1 : 0))
        }
    }
}
