/// The plots of `simulate` and `evaluate`.
public enum ReportPlots {
    /// One run over time.
    ///
    /// - Parameters:
    ///   - cell: what it measured.
    ///   - series: its course.
    ///   - title: the heading.
    ///   - firstTokenMax: the objective of the time to the first token, in seconds; nil for none.
    ///   - faults: what went wrong, and when.
    /// - Returns: the plot as an SVG document.
    public static func series(
        _ cell: CellResult, _ series: [SeriesPoint], title: String, firstTokenMax: Double?,
        faults: [TimeSeriesPlot.Fault]
    ) -> String {
        let misses = DecimalText.fixed(cell.sloMissRatio.map { $0 * 100 }, digits: 2)
        return TimeSeriesPlot(
            title: title,
            detail: """
                \(cell.policy), \(cell.router), seed \(cell.seed): \(DecimalText.fixed(cell.gpuHours, digits: 2)) \
                GPU-hours, \(misses) % of requests missed the objective
                """,
            seconds: series.map(\.seconds),
            panels: [
                .init(
                    "replicas",
                    [
                        .init("demand", series.map(\.demandReplicas), isDashed: true),
                        .init("wanted", series.map { Double($0.specReplicas) }, isStepped: true),
                        .init("ready", series.map { Double($0.readyReplicas) }, isStepped: true),
                    ]),
                .init(
                    "TTFT p95, seconds", [.init("p95", series.map(\.ttftP95))],
                    limit: firstTokenMax.map { ("objective", $0) }),
                .init(
                    "requests",
                    [
                        .init("waiting", series.map { Double($0.waiting) }),
                        .init("running", series.map { Double($0.running) }),
                    ]),
                .init(
                    "share",
                    [
                        .init("utilisation", series.map(\.utilization)),
                        .init("balance", series.map(\.lbEfficiency), isDashed: true),
                    ]),
            ],
            faults: faults
        ).svg
    }

    /// GPU-hours against SLO misses on one trace.
    public static func pareto(_ standings: Standings, trace: String, bootstrap: PairedBootstrap) -> String {
        let placed = standings.competitors.compactMap { competitor in
            interval(standings, .gpuHours, competitor, trace, bootstrap).flatMap { cost in
                interval(standings, .sloMissRatio, competitor, trace, bootstrap).map {
                    (name: standings.name(of: competitor), cost: cost, miss: $0)
                }
            }
        }
        let front = ParetoFront.contains(placed.map { (gpuHours: $0.cost.estimate, missRatio: $0.miss.estimate) })
        return ParetoPlot(
            title: trace, detail: detail(standings),
            points: zip(placed, front).map { point, isOnFront in
                .init(name: point.name, gpuHours: point.cost, missRatio: point.miss, isOnFront: isOnFront)
            }
        ).svg
    }

    /// Every reported measure on one trace.
    public static func bars(_ standings: Standings, trace: String, bootstrap: PairedBootstrap) -> String {
        BarPlot(
            title: trace, detail: detail(standings), names: standings.competitors.map(standings.name),
            blocks: ReportedMeasure.allCases.map { measure in
                .init(
                    measure.heading,
                    standings.competitors.map { competitor in
                        interval(standings, measure, competitor, trace, bootstrap).map {
                            Interval(
                                estimate: $0.estimate * measure.scale, low: $0.low.map { $0 * measure.scale },
                                high: $0.high.map { $0 * measure.scale })
                        }
                    })
            }
        ).svg
    }

    private static func interval(
        _ standings: Standings, _ measure: ReportedMeasure, _ competitor: Competitor, _ trace: String,
        _ bootstrap: PairedBootstrap
    ) -> Interval? {
        bootstrap.mean(standings.values(measure, of: competitor, on: trace).compactMap { $0 })
    }

    private static func detail(_ standings: Standings) -> String {
        let count = standings.seeds.count
        return count > 1 ? "means of \(count) seeds with 95 % intervals" : "one seed, so no intervals"
    }
}
