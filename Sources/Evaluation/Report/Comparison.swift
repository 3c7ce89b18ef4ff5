/// Every competitor against a reference, and against the best of each trace.
public struct Comparison: Sendable {
    /// By trace, competitor, measure.
    public let pairs: [PairResult]
    /// By competitor, measure; against the reference.
    public let overall: [OverallResult]

    /// Compares.
    ///
    /// - Parameters:
    ///   - standings: the cells.
    ///   - reference: the policy that all are compared with, each with its own router; nil: only with the best.
    ///   - missMax: see `Standings.best`.
    ///   - isFair: who may be the best.
    ///   - bootstrap: where intervals come from.
    public init(
        _ standings: Standings, reference: String?, missMax: Double, where isFair: (Competitor) -> Bool,
        bootstrap: PairedBootstrap
    ) {
        var pairs: [PairResult] = []
        for trace in standings.traces {
            let best = standings.best(on: trace, missMax: missMax, where: isFair)
            for competitor in standings.competitors {
                let rival = reference.map { Competitor(policy: $0, router: competitor.router) }
                let rivals = [rival, best].compactMap { $0 }.filter { $0 != competitor }
                for other in rivals.count == 2 && rivals[0] == rivals[1] ? Array(rivals.prefix(1)) : rivals {
                    pairs += ReportedMeasure.allCases.map { measure in
                        Self.pair(standings, trace, competitor, other, measure, bootstrap, isBest: other == best)
                    }
                }
            }
        }
        self.pairs = pairs
        overall =
            reference.map { reference in
                standings.competitors.filter { $0.policy != reference }.flatMap { competitor in
                    let rival = Competitor(policy: reference, router: competitor.router)
                    return ReportedMeasure.allCases.map { measure in
                        Self.overall(standings, competitor, rival, measure, bootstrap)
                    }
                }
            } ?? []
    }

    private static func pair(
        _ standings: Standings, _ trace: String, _ a: Competitor, _ b: Competitor, _ measure: ReportedMeasure,
        _ bootstrap: PairedBootstrap, isBest: Bool
    ) -> PairResult {
        let ours = standings.values(measure, of: a, on: trace)
        let theirs = standings.values(measure, of: b, on: trace)
        let interval = bootstrap.difference(ours, theirs)
        return PairResult(
            trace: trace, a: standings.name(of: a), b: standings.name(of: b), measure: measure,
            difference: interval?.estimate, low: interval?.low, high: interval?.high,
            seeds: zip(ours, theirs).count { $0 != nil && $1 != nil }, againstBest: isBest)
    }

    private static func overall(
        _ standings: Standings, _ a: Competitor, _ b: Competitor, _ measure: ReportedMeasure,
        _ bootstrap: PairedBootstrap
    ) -> OverallResult {
        let groups = standings.traces.map { trace in
            (a: standings.values(measure, of: a, on: trace), b: standings.values(measure, of: b, on: trace))
        }.filter { group in zip(group.a, group.b).contains { $0 != nil && $1 != nil } }
        let differences = groups.map { group in
            zip(group.a, group.b).compactMap { a, b in a.flatMap { a in b.map { a - $0 } } }
        }
        let difference = bootstrap.meanOfMeans(differences)
        let ratio = bootstrap.geometricRatio(groups)
        return OverallResult(
            a: standings.name(of: a), b: standings.name(of: b), measure: measure, traces: groups.count,
            difference: difference?.estimate, low: difference?.low, high: difference?.high,
            ratio: ratio?.estimate, ratioLow: ratio?.low, ratioHigh: ratio?.high)
    }
}
