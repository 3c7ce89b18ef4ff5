import Foundation
import Measures

/// Draws of the gamma distribution with a shape and scale 1, whose mean is the shape.
///
/// Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000). Below shape 1 by
/// their own way out: a draw of shape + 1 times U^(1/shape), which for small shapes may well be 0 in a Double.
struct GammaDraw: Hashable, Sendable {
    let shape: Double
    private let d: Double
    private let c: Double

    init(shape: Double) {
        precondition(shape > 0, "a gamma distribution has a positive shape")
        self.shape = shape
        d = (shape < 1 ? shape + 1 : shape) - 1 / 3
        c = 1 / (9 * d).squareRoot()
    }

    func draw(using stream: inout RandomStream) -> Double {
        while true {
            let normal = Self.normalDraw(using: &stream)
            let root = 1 + c * normal
            guard root > 0 else { continue }  // outside of the support: the method draws again
            let v = root * root * root
            let unit = stream.unitDraw()
            let square = normal * normal
            // The squeeze saves most logarithms.
            guard unit < 1 - 0.0331 * square * square || log(unit) < 0.5 * square + d * (1 - v + log(v)) else {
                continue  // rejected: the method draws again
            }
            return shape < 1 ? d * v * pow(stream.unitDraw(), 1 / shape) : d * v
        }
    }

    /// A standard normal number, by Marsaglia's polar method (1964); the second one of its pair is thrown away, so that
    /// a draw has no memory.
    private static func normalDraw(using stream: inout RandomStream) -> Double {
        while true {
            let x = 2 * stream.unitDraw() - 1
            let y = 2 * stream.unitDraw() - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
        }
    }
}
