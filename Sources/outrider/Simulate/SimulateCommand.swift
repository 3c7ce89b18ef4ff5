import ArgumentParser
import Evaluation
import Foundation
import Measures
import Simulation
import Workloads

/// `outrider simulate`: one scenario, one policy, one seed.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Run one scenario in the simulated world: a service, its load, what goes wrong, and who scales it.",
        discussion: """
            A scenario is a YAML file; Documentation/Scenarios.md describes it, and Scenarios has some. Nothing is \
            started: the world is a simulation, and an hour of it takes about a second.

            Examples:
              outrider simulate Scenarios/flash-crowd.yaml
              outrider simulate Scenarios/slow-pod.yaml --router least-request --plot slow-pod.svg
              outrider simulate Scenarios/node-loss.yaml --policy kpa --csv node-loss.csv -o json
            """)

    @Argument(help: "The scenario.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @Option(
        help: ArgumentHelp(
            """
            Who scales, in place of the scenario's own: \
            \(ScalerKind.allCases.map(\.rawValue).joined(separator: ", ")).
            """, valueName: "policy"))
    var policy: String?

    @Option(
        help: ArgumentHelp(
            """
            What stands in front of the pods, in place of the scenario's own: \
            \(RouterKind.allCases.map(\.rawValue).joined(separator: ", ")).
            """, valueName: "router"))
    var router: String?

    @Option(help: "The seed of all chance, in place of the scenario's own.")
    var seed: UInt64?

    @Option(help: ArgumentHelp("Where to write the course, a line each 15 s.", valueName: "file"))
    var csv: String?

    @Option(help: ArgumentHelp("Where to draw the course, as SVG.", valueName: "file"))
    var plot: String?

    @Option(name: .shortAndLong, help: "How the result is written: table, json.")
    var output = OutputFormat.table

    func run() async throws {
        do {
            try await simulate()
        } catch let refusal as CommandRefusal {
            throw refusal.told(by: "simulate")
        }
    }

    private func simulate() async throws {
        let kind = try policy.map { try NameList.read($0, option: "--policy", as: ScalerKind.self)[0] }
        let router = try router.map { try NameList.read($0, option: "--router", as: RouterKind.self)[0] }
        let file = try ScenarioFile(scenario)
        let cell = try file.cell(scaler: kind, seed: seed, router: router)
        var loop: ClosedLoop
        do {
            loop = try ClosedLoop(cell)
        } catch {
            throw CommandRefusal("\(scenario): \(error)")
        }
        while !loop.isOver { loop.step() }
        let result = loop.result()
        if let csv { try OutputFile.write(SeriesCSV.text(loop.series), to: csv, option: "--csv") }
        if let plot {
            let drawing = ReportPlots.series(
                result, loop.series, title: file.scenario.name,
                firstTokenMax: cell.world.objective.firstTokenMax?.seconds,
                faults: cell.world.faults.map { FaultLabel.fault($0, end: cell.duration.seconds) })
            try OutputFile.write(drawing, to: plot, option: "--plot")
        }
        switch output {
        case .json: try OutputFile.say(try ReportJSON.cell(result))
        case .table: try OutputFile.say(ReportTable.lines(result))
        }
    }
}
