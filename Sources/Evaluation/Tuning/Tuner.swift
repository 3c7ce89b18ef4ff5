import Foundation
import Planning

/// Searches the parameters of one policy, the same way and with the same budget for every policy, ours included.
///
/// The search minimises mean GPU-hours and mean SLO-miss ratio over the tuning cells at once. What is chosen is the
/// cheapest point whose miss ratio is within the bound; if there is none, the one that misses least. The policy's own
/// defaults are the first point that is tried, so that tuning never does worse than them on the tuning cells.
public struct Tuner: Sendable {
    /// Points tried for each policy.
    public var budget: Int
    /// The miss ratio up to which a point holds the objective.
    public var missMax: Double
    /// The seed of the search.
    public var seed: UInt64

    /// The bound where nothing else is said: one request in a hundred.
    public static let missMaxStandard = 0.01
    /// Points asked for, as a multiple of the budget, before a search ends that finds only points it has tried.
    private static let repeatsMax = 4

    /// Makes a tuner.
    public init(budget: Int, missMax: Double = Tuner.missMaxStandard, seed: UInt64) {
        precondition(budget > 0, "a search tries something")
        self.budget = budget
        self.missMax = missMax
        self.seed = seed
    }

    /// Tunes one policy.
    ///
    /// - Parameters:
    ///   - kind: the policy.
    ///   - trace: the trace that the choice is for; nil: for all.
    ///   - evaluate: runs the tuning cells with each of the given parameters, and answers in their order.
    /// - Returns: what was chosen, and the front it was chosen from.
    /// - Throws: what `evaluate` does.
    public func tune(
        _ kind: ScalerKind, trace: String?,
        evaluate: ([[String: Double]]) async throws -> [[CellResult]]
    ) async throws -> TunedParameters.Choice {
        let parameters = kind.parameters
        guard !parameters.isEmpty else {
            return TunedParameters.Choice(policy: kind.rawValue, trace: trace, parameters: [:], evaluated: 0, front: [])
        }
        var search = SwarmSearch(
            parameters.map(Self.dimension), objectives: 2,
            settings: SwarmSettings(particles: min(24, max(4, budget / 5))), start: [parameters.map(\.standard)],
            seed: seed)
        var tried: [[Double]: TunedParameters.Trial] = [:]
        while tried.count < budget, search.asked < budget * Self.repeatsMax {
            let points = search.ask().map { point in zip(parameters, point).map(Self.readable) }
            var news: [[Double]] = []
            for point in points where tried[point] == nil && !news.contains(point) {
                if tried.count + news.count < budget { news.append(point) }
            }
            let given = news.map { Self.named(parameters, $0) }
            for (index, cells) in try await evaluate(given).enumerated() {
                tried[news[index]] = Self.trial(given[index], cells)
            }
            search.tell(
                points.map { point in
                    // A point beyond the budget was not tried: as bad as can be, so that it draws nobody.
                    tried[point].map { [$0.gpuHours, $0.sloMissRatio] } ?? [.infinity, .infinity]
                })
        }
        return choice(kind, trace, Array(tried.values))
    }

    private func choice(
        _ kind: ScalerKind, _ trace: String?, _ trials: [TunedParameters.Trial]
    ) -> TunedParameters.Choice {
        let onFront = ParetoFront.contains(trials.map { (gpuHours: $0.gpuHours, missRatio: $0.sloMissRatio) })
        let front = zip(trials, onFront).filter(\.1).map(\.0).sorted(by: Self.isBefore)
        let chosen = front.first { $0.sloMissRatio <= missMax } ?? front.last
        return TunedParameters.Choice(
            policy: kind.rawValue, trace: trace, parameters: chosen?.parameters ?? [:], gpuHours: chosen?.gpuHours,
            sloMissRatio: chosen?.sloMissRatio, holds: chosen.map { $0.sloMissRatio <= missMax },
            evaluated: trials.count, front: front)
    }

    /// Cheapest first; of equals the one whose parameters come first, so that the order of trying does not matter.
    private static func isBefore(_ a: TunedParameters.Trial, _ b: TunedParameters.Trial) -> Bool {
        func values(_ trial: TunedParameters.Trial) -> [Double] {
            trial.parameters.sorted { $0.key < $1.key }.map(\.value)
        }
        if a.gpuHours != b.gpuHours { return a.gpuHours < b.gpuHours }
        if a.sloMissRatio != b.sloMissRatio { return a.sloMissRatio < b.sloMissRatio }
        return values(a).lexicographicallyPrecedes(values(b))
    }

    private static func dimension(_ parameter: TunableParameter) -> SearchDimension {
        switch parameter.scale {
        case .logarithmic: SearchDimension(parameter.name, in: parameter.range, scale: .logarithmic)
        case .linear:
            parameter.isInteger
                ? SearchDimension(
                    parameter.name,
                    in: parameter.range.lowerBound.rounded(.up)...parameter.range.upperBound.rounded(.down),
                    scale: .integer)
                : SearchDimension(parameter.name, in: parameter.range)
        }
    }

    /// The accepted value next to `value` with three significant digits: more would only be noise in the file.
    private static func readable(_ parameter: TunableParameter, _ value: Double) -> Double {
        guard value != 0 else { return parameter.nearest(to: value) }
        let scale = pow(10, 2 - log10(abs(value)).rounded(.down))
        return parameter.nearest(to: (value * scale).rounded() / scale)
    }

    private static func named(_ parameters: [TunableParameter], _ values: [Double]) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: zip(parameters.map(\.name), values))
    }

    /// Means over the cells; a cell in which nothing was judged counts no misses and its cost.
    private static func trial(_ parameters: [String: Double], _ cells: [CellResult]) -> TunedParameters.Trial {
        let judged = cells.compactMap(\.sloMissRatio)
        return TunedParameters.Trial(
            parameters: parameters, gpuHours: cells.reduce(0) { $0 + $1.gpuHours } / Double(max(1, cells.count)),
            sloMissRatio: judged.reduce(0, +) / Double(max(1, judged.count)))
    }
}
