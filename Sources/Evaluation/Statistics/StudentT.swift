import Foundation

/// The 97.5 % point of Student's t, for intervals of 95 %.
enum StudentT {
    /// For 1 to 30 degrees of freedom, from the usual table.
    private static let table = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ]

    /// The point for `degrees` of freedom, 1 or more.
    ///
    /// Beyond the table z + (z³ + z)/(4ν), the expansion's first term: within 0.004 from ν = 31 on.
    static func point(degrees: Int) -> Double {
        guard degrees > table.count else { return table[degrees - 1] }
        return 1.959_964 + 2.372_27 / Double(degrees)
    }

    /// The share of resampled means below each end of a widened percentile interval of `count` values, 2 or more.
    static func expandedTail(count: Int) -> Double {
        let width = (Double(count) / Double(count - 1)).squareRoot() * point(degrees: count - 1)
        return 0.5 * erfc(width / 2.0.squareRoot())
    }
}
