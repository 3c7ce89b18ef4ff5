/// The demo's last word: both autoscalers side by side, with differences.
struct SummaryTable {
    /// What is compared, over the whole run; nil where nothing was measured.
    struct Column: Sendable {
        var name: String
        var completed: Int
        var lost: Int
        var gpuHours: Double
        var missRatio: Double?
        var latencyP95Seconds: Double?
        var timeToFirstTokenP95Seconds: Double?
        var replicaChanges: Int
        var replicasMax: Int
    }

    let outrider: Column
    let plain: Column

    /// The table, one string a line.
    var lines: [String] {
        let rows: [(String, String, String, String)] = [
            count("requests completed", \.completed), count("requests lost", \.lost),
            number("GPU-hours", digits: 3) { $0.gpuHours },
            number("SLO misses %", digits: 2) { $0.missRatio.map { $0 * 100 } },
            number("latency p95 s", digits: 3) { $0.latencyP95Seconds },
            number("TTFT p95 s", digits: 3) { $0.timeToFirstTokenP95Seconds },
            count("replica changes", \.replicaChanges), count("replicas at most", \.replicasMax),
        ]
        let table = [("", outrider.name, plain.name, "difference")] + rows
        return table.map { row in
            DemoScreen.pad(row.0, to: 22, right: true)
                + [row.1, row.2, row.3].map { DemoScreen.pad($0, to: 14) }.joined()
        }
    }

    private func count(_ label: String, _ value: (Column) -> Int) -> (String, String, String, String) {
        let difference = value(outrider) - value(plain)
        return (label, String(value(outrider)), String(value(plain)), (difference > 0 ? "+" : "") + String(difference))
    }

    private func number(
        _ label: String, digits: Int, _ value: (Column) -> Double?
    ) -> (String, String, String, String) {
        func text(_ number: Double?) -> String { number.map { DemoScreen.fixed($0, digits: digits) } ?? "–" }
        guard let ours = value(outrider), let theirs = value(plain) else {
            return (label, text(value(outrider)), text(value(plain)), "–")
        }
        let difference = DemoScreen.fixed(ours - theirs, digits: digits)
        return (
            label, text(ours), text(theirs),
            (ours > theirs && !difference.allSatisfy { "0.".contains($0) } ? "+" : "") + difference
        )
    }
}
