import ArgumentParser
import Evaluation
import Foundation
import Measures
import Simulation

/// What `evaluate` and `tune` have in common: which traces, in which world, how much of them.
struct GridOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of trace files, looked through with all folders in it.", valueName: "folder"))
    var traces: String?

    @Flag(help: "Leave out trace files that cannot be read, with a warning, instead of ending.")
    var skipBad = false

    @Option(help: ArgumentHelp("Scenario that gives the service, its replicas and faults.", valueName: "file"))
    var scenario: String?

    @Option(
        help: ArgumentHelp(
            "Policies, with commas between; else all: \(ScalerKind.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "names"))
    var policies: String?

    @Option(help: ArgumentHelp("Routers, with commas between; else the scenario's.", valueName: "names"))
    var routers: String?

    @Option(help: ArgumentHelp("Measured time of a cell; a shorter trace is played whole.", valueName: "duration"))
    var window: String?

    @Option(help: "Replicas that a whole trace keeps busy on average, which sets its rate.")
    var meanReplicas = 8.0

    @Option(help: "How many times its own rate each trace is played at, in place of --mean-replicas.")
    var scale: Double?

    @Option(help: "Cells that run at the same time; else one a core. Results do not depend on it.")
    var jobs: Int?

    static let seedsMax = 999

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is \(jobs); accepted: 1 to 256") }
        guard (0.01...1_000).contains(meanReplicas) else {
            throw ValidationError("--mean-replicas is \(meanReplicas); accepted: 0.01 to 1000")
        }
        if let scale, !(0.001...1_000).contains(scale) {
            throw ValidationError("--scale is \(scale); accepted: 0.001 to 1000")
        }
        if let window {
            guard let length = Duration(simulationText: window), length > .zero, length <= .seconds(14 * 86_400) else {
                throw ValidationError("--window is \"\(window)\"; accepted: a duration up to 14d such as 60m")
            }
        }
    }

    /// Cells at the same time.
    var workers: OrderedJobs { OrderedJobs(jobs ?? ProcessInfo.processInfo.activeProcessorCount) }

    /// The policies; all unless some are named.
    func kinds() throws(CommandRefusal) -> [ScalerKind] {
        guard let policies else { return ScalerKind.allCases }
        return try NameList.read(policies, option: "--policies")
    }

    /// The routers; the scenario's own unless some are named.
    func routers(else own: RouterKind) throws(CommandRefusal) -> [RouterKind] {
        guard let routers else { return [own] }
        return try NameList.read(routers, option: "--routers")
    }

    /// The world and all else that cells have in common.
    func setting(window standard: Duration) throws(CommandRefusal) -> GridSetting {
        let base: Scenario
        if let scenario {
            base = try ScenarioFile(scenario).scenario
        } else {
            base = .standard
        }
        return GridSetting(
            world: base.world, bounds: base.bounds, window: window.flatMap { Duration(simulationText: $0) } ?? standard,
            warmUp: base.warmUp, meanReplicas: meanReplicas, scale: scale, hash: base.hash)
    }

    /// The traces of the folder.
    func catalogue() throws(CommandRefusal) -> [EvaluationTrace] {
        guard let traces else {
            throw CommandRefusal("--traces is missing; accepted: a folder of trace files (Documentation/Evaluation.md)")
        }
        var files = try TraceFolder.read(traces)
        let lengths = try Self.lengthsElsewhere()
        while true {
            do {
                let catalogue = try TraceCatalogue(files, otherwise: lengths)
                guard !catalogue.traces.isEmpty else {
                    throw CommandRefusal("--traces \(traces): no trace in it can be played")
                }
                return catalogue.traces
            } catch let error as TraceError {
                guard skipBad, let bad = files.firstIndex(where: { $0.name == error.file }) else {
                    throw CommandRefusal("--traces: \(error); --skip-bad leaves such files out")
                }
                Self.warn("left out: \(error)")
                files.remove(at: bad)
            } catch let refusal as CommandRefusal {
                throw refusal
            } catch {
                throw CommandRefusal("--traces: \(error)")
            }
        }
    }

    /// Token lengths of traces that have none: those of the trace that ships with the program.
    private static func lengthsElsewhere() throws(CommandRefusal) -> LengthSample {
        guard let file = Bundle.module.url(forResource: "azure-conv.requests", withExtension: "csv"),
            let text = try? String(contentsOf: file, encoding: .utf8),
            let trace = try? Trace(csv: text, file: file.lastPathComponent), let sample = LengthSample(trace)
        else { throw CommandRefusal("the built-in trace azure-conv cannot be read; is the program's folder complete?") }
        return sample
    }

    private static func warn(_ text: String) {
        FileHandle.standardError.write(Data("outrider: \(text)\n".utf8))
    }
}
