import Foundation
import Testing

@testable import Evaluation

/// The plots as text; `make golden` writes them anew, and whoever changes them looks at them.
@Suite struct PlotGoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Plots")

    private func expectGolden(_ svg: String, _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["GOLDEN_REWRITE"] == "1" {
            try svg.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == svg, "\(name) differs; look at what changed")
    }

    @Test func `time series`() throws {
        let seconds = (0...24).map { Double($0) * 150 }
        let demand = seconds.map { $0 < 900 ? 4.2 : $0 < 1_800 ? 9.5 : 6 }
        let plot = TimeSeriesPlot(
            title: "flash-crowd", detail: "hpa-util, round-robin, seed 1", seconds: seconds,
            panels: [
                .init(
                    "replicas",
                    [
                        .init("demand", demand, isDashed: true),
                        .init("ready", demand.enumerated().map { $0 < 2 ? 5 : ($1 * 1.1).rounded() }, isStepped: true),
                    ]),
                .init(
                    "TTFT p95, seconds",
                    [.init("p95", seconds.map { $0 == 1_200 ? nil : $0 > 900 && $0 < 1_800 ? 2.4 : 0.2 })],
                    limit: ("SLO", 0.5)),
                .init("requests waiting", [.init("waiting", seconds.map { _ in 0 })]),
            ],
            faults: [.init("node loss", seconds: 900...1_500)])
        try expectGolden(plot.svg, "series.svg")
    }

    @Test func `pareto`() throws {
        func point(_ name: String, _ cost: Double, _ miss: Double, front: Bool) -> ParetoPlot.Point {
            .init(
                name: name, gpuHours: Interval(estimate: cost, low: cost * 0.9, high: cost * 1.1),
                missRatio: Interval(estimate: miss, low: miss * 0.5, high: miss * 2), isOnFront: front)
        }
        let plot = ParetoPlot(
            title: "azure-conv", detail: "10 seeds, 95 % intervals",
            points: [
                point("hpa-util", 9.1, 0.12, front: false), point("hpa-queue", 7.8, 0.03, front: true),
                point("kpa <&>", 8.8, 0.002, front: true), point("static-peak", 14, 0, front: true),
                point("oracle", 7.1, 0.2, front: true),
            ])
        try expectGolden(plot.svg, "pareto.svg")
    }

    @Test func `bars`() throws {
        let plot = BarPlot(
            title: "azure-conv", detail: "10 seeds, 95 % intervals", names: ["hpa-util", "kpa", "oracle"],
            blocks: [
                .init(
                    "GPU-hours",
                    [
                        Interval(estimate: 9.1, low: 8.8, high: 9.6), Interval(estimate: 8.8, low: nil, high: nil),
                        Interval(estimate: 7.1, low: 7, high: 7.3),
                    ]),
                .init("TTFT p95, seconds", [Interval(estimate: 0.31, low: 0.28, high: 0.39), nil, nil]),
            ])
        try expectGolden(plot.svg, "bars.svg")
    }
}
