/// Cells put in order: by trace, by competitor, by seed.
///
/// Everything is in the order of first appearance, which is the order in which the grid was asked for.
public struct Standings: Sendable {
    /// Traces.
    public let traces: [String]
    /// Competitors.
    public let competitors: [Competitor]
    /// Seeds.
    public let seeds: [UInt64]
    private let cells: [Place: CellResult]

    private struct Place: Hashable {
        var trace: String
        var competitor: Competitor
        var seed: UInt64
    }

    /// Orders `cells`; of two for one place the later stands.
    public init(_ cells: [CellResult]) {
        func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
            var seen: Set<Element> = []
            return elements.filter { seen.insert($0).inserted }
        }
        func competitor(_ cell: CellResult) -> Competitor {
            Competitor(policy: cell.policy, router: cell.router)
        }
        traces = unique(cells.map(\.trace))
        competitors = unique(cells.map(competitor))
        seeds = unique(cells.map(\.seed))
        self.cells = Dictionary(
            cells.map { (Place(trace: $0.trace, competitor: competitor($0), seed: $0.seed), $0) },
            uniquingKeysWith: { $1 })
    }

    /// Whether more than one router competes, so that a policy's name alone does not say who.
    public var hasRouters: Bool { Set(competitors.map(\.router)).count > 1 }

    /// How tables, plots and pairs name `competitor`.
    public func name(of competitor: Competitor) -> String {
        hasRouters ? "\(competitor.policy)/\(competitor.router)" : competitor.policy
    }

    /// One value a seed; nil where there is no cell, or the cell does not know.
    public func values(_ measure: ReportedMeasure, of competitor: Competitor, on trace: String) -> [Double?] {
        seeds.map { seed in
            cells[Place(trace: trace, competitor: competitor, seed: seed)].flatMap { measure.value(of: $0) }
        }
    }

    /// The mean over the seeds that are known; nil without any.
    public func mean(_ measure: ReportedMeasure, of competitor: Competitor, on trace: String) -> Double? {
        let known = values(measure, of: competitor, on: trace).compactMap { $0 }
        return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }

    /// The competitor that is cheapest on `trace` among those that hold the objective, else the one that misses least.
    ///
    /// - Parameters:
    ///   - trace: the trace.
    ///   - missMax: the mean miss ratio up to which the objective counts as held.
    ///   - isFair: who may be the best; what knows the future may not.
    /// - Returns: nil if nobody has both measures.
    public func best(
        on trace: String, missMax: Double, where isFair: (Competitor) -> Bool
    ) -> Competitor? {
        let known = competitors.filter(isFair).compactMap { competitor in
            mean(.gpuHours, of: competitor, on: trace).flatMap { cost in
                mean(.sloMissRatio, of: competitor, on: trace).map { (competitor, cost: cost, miss: $0) }
            }
        }
        let holding = known.filter { $0.miss <= missMax }
        if !holding.isEmpty { return holding.min { $0.cost < $1.cost }?.0 }
        return known.min { ($0.miss, $0.cost) < ($1.miss, $1.cost) }?.0
    }
}
