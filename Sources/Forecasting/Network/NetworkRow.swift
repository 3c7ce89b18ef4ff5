import Foundation

/// What the network sees at one instant: scale-free features, and the candidates that its heads may lean on.
///
/// Everything is a distance from the newest observation, in units of `scale`, so that a series in requests and one in
/// tokens, ten times as large, are the same to it.
package struct NetworkRow: Sendable {
    /// Candidates of a head: six fading means, the mean over days, three seasons and two that drift with a season.
    package static let candidates = 12
    private static let shared = RecentDemand.count + 1
    /// Features: distances of means and of times past, seasons and their drifts, sizes, what is known.
    package static let inputs = shared + pastSeconds.count + 3 + 3 * NetworkTarget.horizons.count + 19
    /// Distances of the past that are looked at, in seconds.
    private static let pastSeconds: [Double] = [60, 300, 600, 1200, 1800, 3600, 7200]
    /// No distance counts for more than so many units: a flash crowd a week ago is not a forecast.
    private static let distanceMax = 40.0

    /// (inputs).
    package private(set) var features: [Float]
    /// (heads, candidates): distances from the newest observation, in units of `scale`.
    package private(set) var candidates: [Float]
    /// (heads): how far demand usually moves over the head's horizon, in units of `scale`.
    package private(set) var units: [Float]
    /// The newest observation.
    package private(set) var latest = 0.0
    /// The unit of all distances, in the demand's own.
    package private(set) var scale = 1.0

    /// An empty row; it is filled again and again.
    package init() {
        features = Array(repeating: 0, count: NetworkRow.inputs)
        candidates = Array(repeating: 0, count: NetworkTarget.heads * NetworkRow.candidates)
        units = Array(repeating: 1, count: NetworkTarget.heads)
    }

    /// Fills the row.
    ///
    /// - Parameters:
    ///   - recent: what was observed last.
    ///   - history: all that is known.
    ///   - memory: how the series usually moves.
    ///   - now: the season at the newest observation.
    ///   - then: the season at each horizon.
    /// - Returns: false if there is nothing to forecast yet, or nothing but zeros.
    mutating func fill(recent: RecentDemand, history: History, memory: NetworkMemory, now: Season, then: [Season])
        -> Bool
    {
        guard let at = recent.latestAt, recent.count >= NetworkRow.observationsMin else { return false }
        let level = recent.level.value
        latest = recent.latest
        scale = max(recent.noise[1].value, 0.5 * recent.noise[2].value, 0.01 * level)
        guard scale > 0 else { return false }
        fillUnits(recent, memory, level)
        fillCandidates(recent, level, now, then)
        var next = 0
        func add(_ feature: Double) {
            features[next] = Float(feature)
            next += 1
        }
        for mean in recent.means { add(bent(mean.value)) }
        add(bent(level))
        for seconds in NetworkRow.pastSeconds {
            let instant = at - recent.period / 2 - seconds
            add(seconds < recent.period ? 0 : bent(history.fine.value(at: instant)))
        }
        for season in [now.daily, now.profile, now.weekly] { add(bent(season)) }
        for season in then {
            add(asinh(drift(from: now.daily, to: season.daily)))
            add(asinh(drift(from: now.profile, to: season.profile)))
            add(asinh(drift(from: now.weekly, to: season.weekly)))
        }
        for horizon in NetworkTarget.horizons.indices { add(log(Double(units[horizon]))) }
        for noise in recent.noise { add(ratio(noise.value)) }
        add(ratio(recent.change.value))
        add(log(scale / max(level, scale * 0.01)))
        add(log((latest + scale) / (level + scale)))
        add(log(recent.period / 60))
        for (error, season) in zip(memory.seasonErrors, [now.daily, now.profile, now.weekly]) {
            add(season.isNaN || error.weight == 0 ? 2 : ratio(error.value))
        }
        add(now.daily.isNaN ? 0 : 1)
        add(now.weekly.isNaN ? 0 : 1)
        add(log(Double(min(recent.count, 2_000)) / 200))
        return true
    }

    /// Fewer observations than this say nothing about noise.
    package static let observationsMin = 12

    private mutating func fillUnits(_ recent: RecentDemand, _ memory: NetworkMemory, _ level: Double) {
        let step = max(recent.change.value, scale)
        for head in units.indices {
            let change = memory.changes[NetworkTarget.seasons[head]]
            // Few outcomes: as far as a step, weighed like forty of them.
            let seen = change.weight * 400
            let size = (change.value * seen + step * 40) / (seen + 40)
            units[head] = Float(max(size, 0.01 * level) / scale)
        }
    }

    private mutating func fillCandidates(_ recent: RecentDemand, _ level: Double, _ now: Season, _ then: [Season]) {
        for head in 0..<NetworkTarget.heads {
            let season = then[NetworkTarget.seasons[head]]
            let drift = drift(from: now.profile, to: season.profile)
            let smooth = distance(recent.means[2].value)
            let own = [
                distance(season.daily), distance(season.profile), distance(season.weekly), drift,
                min(max(smooth + drift, -NetworkRow.distanceMax), NetworkRow.distanceMax),
            ]
            let base = head * NetworkRow.candidates
            for (index, mean) in recent.means.enumerated() { candidates[base + index] = Float(distance(mean.value)) }
            candidates[base + RecentDemand.count] = Float(distance(level))
            for (index, value) in own.enumerated() { candidates[base + NetworkRow.shared + index] = Float(value) }
        }
    }

    /// From the newest observation to `value`, in units of scale; 0 if it is not known.
    private func distance(_ value: Double) -> Double {
        guard !value.isNaN else { return 0 }
        return min(max((value - latest) / scale, -NetworkRow.distanceMax), NetworkRow.distanceMax)
    }

    private func drift(from before: Double, to after: Double) -> Double {
        guard !before.isNaN, !after.isNaN else { return 0 }
        return min(max((after - before) / scale, -NetworkRow.distanceMax), NetworkRow.distanceMax)
    }

    /// A distance bent like a logarithm, so that a burst does not drown all else.
    private func bent(_ value: Double) -> Double {
        asinh(distance(value))
    }

    private func ratio(_ value: Double) -> Double {
        min(max(log((value + 0.01 * scale) / scale), -4), 4)
    }
}
