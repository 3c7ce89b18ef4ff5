/// What `evaluate` and `simulate` show to people.
public enum ReportTable {
    /// One block a trace: every competitor with means over seeds and 95 % intervals; ★ marks the Pareto front.
    public static func lines(_ standings: Standings, bootstrap: PairedBootstrap) -> [String] {
        var lines: [String] = []
        for trace in standings.traces {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(trace) · \(standings.seeds.count) seed\(standings.seeds.count == 1 ? "" : "s")")
            var table = TextTable(["policy"] + ReportedMeasure.allCases.map(\.heading) + ["front"])
            let present = standings.competitors.filter { competitor in
                standings.mean(.gpuHours, of: competitor, on: trace) != nil
            }
            let front = ParetoFront.contains(
                present.map { competitor in
                    (
                        gpuHours: standings.mean(.gpuHours, of: competitor, on: trace) ?? .infinity,
                        missRatio: standings.mean(.sloMissRatio, of: competitor, on: trace) ?? .infinity
                    )
                })
            for (competitor, isOnFront) in zip(present, front) {
                let cells = ReportedMeasure.allCases.map { measure in
                    text(
                        bootstrap.mean(standings.values(measure, of: competitor, on: trace).compactMap { $0 }), measure)
                }
                table.append([standings.name(of: competitor)] + cells + [isOnFront ? "★" : ""])
            }
            lines += table.lines
        }
        return lines
    }

    /// Every competitor against the reference, averaged over traces; empty without a reference.
    public static func lines(_ overall: [OverallResult]) -> [String] {
        guard let first = overall.first else { return [] }
        var table = TextTable(["against \(first.b), all traces"] + ReportedMeasure.allCases.map(\.heading))
        var names: [String] = []
        for row in overall where !names.contains(row.a) { names.append(row.a) }
        for name in names {
            let cells = ReportedMeasure.allCases.map { measure in
                overall.first { $0.a == name && $0.measure == measure }.map(change) ?? DecimalText.unknown
            }
            table.append([name] + cells)
        }
        return table.lines
    }

    /// A change in per cent where a ratio has meaning, else the difference; a star where the interval is clear of none.
    private static func change(_ row: OverallResult) -> String {
        if row.measure != .sloMissRatio, let ratio = row.ratio {
            let isClear = (row.ratioLow ?? 0) > 1 || (row.ratioHigh ?? 2) < 1
            return signed((ratio - 1) * 100, digits: 1) + " %" + (isClear ? "*" : " ")
        }
        guard let difference = row.difference else { return DecimalText.unknown }
        let isClear = (row.low ?? -1) > 0 || (row.high ?? 1) < 0
        return signed(difference * row.measure.scale, digits: row.measure.digits) + (isClear ? "*" : " ")
    }

    private static func signed(_ value: Double, digits: Int) -> String {
        let text = DecimalText.fixed(value, digits: digits)
        return value > 0 && !text.allSatisfy({ "0.".contains($0) }) ? "+" + text : text
    }

    /// One cell as a list of what it measured.
    public static func lines(_ cell: CellResult) -> [String] {
        var table = TextTable(["\(cell.trace) · \(cell.policy) · \(cell.router) · seed \(cell.seed)", ""])
        func add(_ label: String, _ value: Double?, digits: Int = 3) {
            table.append([label, DecimalText.fixed(value, digits: digits)])
        }
        table.append(["requests", "\(cell.requests)"])
        table.append(["completed", "\(cell.completed)"])
        table.append(["lost", "\(cell.lost)"])
        add("GPU-hours", cell.gpuHours)
        add("SLO misses, %", cell.sloMissRatio.map { $0 * 100 }, digits: 2)
        add("SLO miss minutes", cell.sloMissMinutes, digits: 1)
        add("response delay mean, s", cell.responseDelayMean)
        add("TTFT p50, s", cell.ttftP50)
        add("TTFT p95, s", cell.ttftP95)
        add("ITL p95, s", cell.itlP95)
        add("end to end p95, s", cell.e2eP95)
        add("balance (1 − CV of utilisation)", cell.lbEfficiency)
        table.append(["replica changes", "\(cell.replicaChanges)"])
        add("replicas mean", cell.replicasMean, digits: 2)
        table.append(["replicas peak", "\(cell.replicasPeak)"])
        add("over-provision, replica-hours", cell.overProvision)
        add("under-provision, replica-hours", cell.underProvision)
        if cell.recoverySeconds != nil || cell.faultsUnrecovered > 0 {
            add("recovery, s", cell.recoverySeconds, digits: 0)
            table.append(["faults without recovery", "\(cell.faultsUnrecovered)"])
        }
        return table.lines
    }

    private static func text(_ interval: Interval?, _ measure: ReportedMeasure) -> String {
        guard let interval else { return DecimalText.unknown }
        func number(_ value: Double) -> String {
            DecimalText.fixed(value * measure.scale, digits: measure.digits)
        }
        guard let low = interval.low, let high = interval.high else { return number(interval.estimate) }
        return "\(number(interval.estimate)) [\(number(low)), \(number(high))]"
    }
}
