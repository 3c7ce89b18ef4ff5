import Foundation

/// A non-linear function, applied to each value by itself.
public enum Activation: String, CaseIterable, Hashable, Sendable {
    /// max(x, 0); its slope at 0 is taken as 0.
    case relu
    /// x·Φ(x) with the exact normal distribution function, not the tanh approximation.
    case gelu
    /// x·σ(x).
    case silu
    /// The hyperbolic tangent.
    case tanh
    /// ln(1 + eˣ): positive, and x itself for large x.
    case softplus

    /// The function's value at `x`.
    public func value(_ x: Float) -> Float {
        switch self {
        case .relu: return max(x, 0)
        case .gelu: return 0.5 * x * (1 + erf(x * Self.inverseRootTwo))
        case .silu: return x * Self.sigmoid(x)
        case .tanh: return Foundation.tanh(x)
        case .softplus: return Self.softplus(x)
        }
    }

    /// The function's slope at `x`.
    public func slope(_ x: Float) -> Float {
        switch self {
        case .relu: return x > 0 ? 1 : 0
        case .gelu:
            let density = Self.inverseRootTwoPi * exp(-0.5 * x * x)
            return 0.5 * (1 + erf(x * Self.inverseRootTwo)) + x * density
        case .silu:
            let s = Self.sigmoid(x)
            return s * (1 + x * (1 - s))
        case .tanh:
            let t = Foundation.tanh(x)
            return 1 - t * t
        case .softplus: return Self.sigmoid(x)
        }
    }

    func forward(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int) {
        for k in 0..<count {
            y[k] = value(x[k])
        }
    }

    func backward(
        _ x: UnsafePointer<Float>, outputGradient dy: UnsafePointer<Float>,
        inputGradient dx: UnsafeMutablePointer<Float>, count: Int
    ) {
        for k in 0..<count {
            dx[k] += dy[k] * slope(x[k])
        }
    }

    /// 1/(1 + e⁻ˣ) without overflow: the exponent is never positive.
    static func sigmoid(_ x: Float) -> Float {
        let e = exp(-abs(x))
        return x >= 0 ? 1 / (1 + e) : e / (1 + e)
    }

    /// max(x, 0) + ln(1 + e^−|x|): neither overflows nor loses the small side.
    static func softplus(_ x: Float) -> Float {
        max(x, 0) + log1p(exp(-abs(x)))
    }

    private static let inverseRootTwo: Float = 0.707_106_781_2
    private static let inverseRootTwoPi: Float = 0.398_942_280_4
}
