import Foundation
import Neural

/// Counts of arrivals.
enum PoissonDraw {
    /// From here on the normal distribution is close enough.
    private static let normalFrom = 50.0

    /// A count with this mean; by multiplication (Knuth, "The art of computer programming", 3.4.1), or rounded from a
    /// normal draw where the mean is large.
    static func draw(mean: Double, using random: inout some RandomNumberGenerator) -> Double {
        guard mean > 0 else { return 0 }
        if mean >= normalFrom {
            return max(0, (mean + mean.squareRoot() * Gaussian.draw(using: &random)).rounded())
        }
        let limit = exp(-mean)
        var product = 1.0
        var count = -1.0
        repeat {
            product *= Double.random(in: 0..<1, using: &random)
            count += 1
        } while product > limit
        return count
    }
}
