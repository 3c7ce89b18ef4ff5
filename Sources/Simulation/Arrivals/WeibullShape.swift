import Foundation

/// The coefficient of variation of a Weibull distribution, and the way back.
enum WeibullShape {
    /// cv² = Γ(1 + 2/k) / Γ(1 + 1/k)² − 1; the logarithms keep small shapes in range.
    static func variation(shape: Double) -> Double {
        let ratio = logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape)
        // exp(x) − 1 without loss where the law is nearly even.
        return expm1(ratio).squareRoot()
    }

    /// The shape with a coefficient of variation, by bisection of its logarithm: the variation falls with the shape.
    static func shape(variation: Double) -> Double {
        precondition(RenewalLaw.variations.contains(variation), "a variation that ArrivalSpec accepts")
        var low = log(RenewalLaw.weibullShapes.lowerBound)
        var high = log(RenewalLaw.weibullShapes.upperBound)
        // 60 halvings of less than 8 are below the precision of a Double.
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if Self.variation(shape: exp(middle)) > variation {
                low = middle
            } else {
                high = middle
            }
        }
        return exp((low + high) / 2)
    }

    /// ln Γ(x) for x ≥ 1, by Stirling's series after shifting x above 10; the relative error is below 1e-14.
    ///
    /// Not the C library's: its sign goes through a global variable, and platforms differ in the last digit. Source:
    /// Abramowitz and Stegun, 6.1.41.
    static func logGamma(_ x: Double) -> Double {
        var x = x
        var shift = 1.0
        while x < 10 {
            shift *= x
            x += 1
        }
        let inverse = 1 / x
        let square = inverse * inverse
        let series =
            inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1_260 - square * (1 / 1_680 - square / 1_188))))
        return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + series - log(shift)
    }
}
