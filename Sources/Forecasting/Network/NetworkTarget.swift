/// What the network forecasts, in the order of its heads.
package enum NetworkTarget {
    /// Distances of the value heads in seconds; those of `ForecastHorizon`.
    package static let horizons = ForecastHorizon.allCases.map { Double($0.rawValue) }
    /// Lengths of the windows of the maximum heads in seconds.
    package static let windows: [Double] = [60, 120, 300, 600, 900, 1800]
    /// The value heads, then the maximum heads.
    package static let heads = horizons.count + windows.count
    /// Which horizon's season a head sees: its own, or for a window of two minutes one minute's.
    static let seasons = Array(horizons.indices) + [0, 0, 1, 2, 3, 4]
    /// The levels of each head.
    package static let levels = QuantileLevel.allCases.map { Float($0.rawValue) }
}
