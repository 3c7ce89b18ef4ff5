import Testing

@testable import outrider

@Suite struct SummaryTableTests {
    private func column(_ name: String, gpuHours: Double, misses: Double?) -> SummaryTable.Column {
        SummaryTable.Column(
            name: name, completed: 100, lost: 2, gpuHours: gpuHours, missRatio: misses, latencyP95Seconds: 1.5,
            timeToFirstTokenP95Seconds: 0.2, replicaChanges: 7, replicasMax: 9)
    }

    @Test func `a difference has its sign, also where we lose`() {
        let table = SummaryTable(
            outrider: column("Outrider", gpuHours: 10.25, misses: 0.01),
            plain: column("plain HPA", gpuHours: 10, misses: 0.02))
        #expect(table.lines.contains { $0.hasPrefix("GPU-hours") && $0.hasSuffix("+0.250") })
        #expect(table.lines.contains { $0.hasPrefix("SLO misses %") && $0.hasSuffix("-1.00") })
        #expect(table.lines.contains { $0.hasPrefix("replica changes") && $0.hasSuffix(" 0") })
    }

    @Test func `what was not measured is a dash, and has no difference`() {
        let table = SummaryTable(
            outrider: column("Outrider", gpuHours: 1, misses: nil), plain: column("plain HPA", gpuHours: 1, misses: 0.5)
        )
        let row = table.lines.first { $0.hasPrefix("SLO misses %") }
        #expect(row?.split(separator: " ").map(String.init) == ["SLO", "misses", "%", "–", "50.00", "–"])
    }
}
