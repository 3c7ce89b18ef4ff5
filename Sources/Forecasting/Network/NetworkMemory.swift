/// What the network needs to know of a series beside its history: how far demand moves, and how well seasons hold.
///
/// All means fade over about 400 observations. 80 bytes.
struct NetworkMemory: Hashable, Sendable {
    private static let share = 1.0 / 400

    /// Mean |change| over each horizon: what persistence would have missed by.
    private(set) var changes = Array(repeating: FadingMean(), count: NetworkTarget.horizons.count)
    /// Mean distance from the day before, from the last days' profile, from the weeks before.
    private(set) var seasonErrors = Array(repeating: FadingMean(), count: 3)

    /// Takes an observation in, before `history` and `recent` do.
    ///
    /// - Parameters:
    ///   - value: the mean demand over the time that ends at `end`.
    ///   - end: seconds since the epoch.
    ///   - history: all before.
    ///   - period: seconds between observations.
    ///   - season: what was to be expected at `end`.
    mutating func add(_ value: Double, at end: Double, history: History, period: Double, season: Season) {
        let middle = end - period / 2
        for (index, horizon) in NetworkTarget.horizons.enumerated() where horizon >= period {
            let before = history.fine.value(at: middle - horizon)
            guard !before.isNaN else { continue }
            changes[index].add(abs(value - before), share: NetworkMemory.share)
        }
        for (index, expected) in [season.daily, season.profile, season.weekly].enumerated() where !expected.isNaN {
            seasonErrors[index].add(abs(value - expected), share: NetworkMemory.share)
        }
    }

    func pack(into writer: inout PackedWriter) {
        for mean in changes + seasonErrors { mean.pack(into: &writer) }
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        for index in changes.indices { try changes[index].unpack(from: &reader) }
        for index in seasonErrors.indices { try seasonErrors[index].unpack(from: &reader) }
    }
}
