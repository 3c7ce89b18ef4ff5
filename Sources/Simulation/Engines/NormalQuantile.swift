import Foundation

/// The inverse of the standard normal distribution function.
enum NormalQuantile {
    /// Steps of Newton's method at most; five are enough everywhere between 1e-300 and 0.5.
    private static let stepsMax = 20

    /// The number that a standard normal variable stays below with this probability, to about 1e-14.
    ///
    /// Newton's method on the logarithm of the distribution function, which is concave, from the tail's bound
    /// Φ(−x) ≤ e^(−x²/2)/2.
    ///
    /// - Parameter probability: in (0, 1); what lies outside is taken as the nearest inside.
    /// - Returns: about -38...38.
    static func value(at probability: Double) -> Double {
        let tail = max(min(probability, 1 - probability), .leastNormalMagnitude)
        let goal = log(tail)
        var x = -(-2 * log(2 * tail)).squareRoot()
        if tail == 0.5 { return 0 }
        for _ in 0..<stepsMax {
            let below = erfc(-x / 2.0.squareRoot()) / 2
            let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
            let change = (log(below) - goal) * below / density
            x -= change
            if abs(change) < 1e-15 * max(1, abs(x)) { break }
        }
        return probability < 0.5 ? x : -x
    }
}
