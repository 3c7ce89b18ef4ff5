import Foundation

/// The standard normal distribution.
public enum Gaussian {
    /// Draws one value, by the Box–Muller transform.
    ///
    /// The second of the pair is thrown away, so that one call is one draw.
    public static func draw(using random: inout some RandomNumberGenerator) -> Double {
        let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &random))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
    }
}
