import ArgumentParser
import Evaluation
import Foundation
import Measures
import Simulation

/// `outrider tune`: the same search and budget for every policy, ours included.
struct TuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune",
        abstract: "Choose parameters of policies by simulation, the same way for all.",
        discussion: """
            A particle swarm with genetic operators minimises GPU-hours and SLO misses at once, on windows that lie \
            between those that `evaluate` judges. Chosen is the cheapest point that misses at most --miss-max; if \
            there is none, the one that misses least. The result is a file for `evaluate --parameters`.

            Examples:
              outrider tune --traces ./traces --budget 60 > tuned.json
              outrider tune --traces ./traces --policies kpa,hpa-queue --window 20m --tuning-seeds 1
            """)

    @OptionGroup var grid: GridOptions

    @Option(help: "Points that are tried for each policy, its own defaults among them.")
    var budget = 60

    @Option(help: "The seed of the search.")
    var seed: UInt64 = 1

    @Option(help: "Windows of each trace that a point is tried on.")
    var tuningSeeds = 2

    @Option(help: "The share of requests that may miss the objective.")
    var missMax = Tuner.missMaxStandard

    @Flag(help: "Choose for each trace by itself, instead of once for all.")
    var perTrace = false

    @Option(help: ArgumentHelp("Where finished cells are kept for good.", valueName: "folder"))
    var resume: String?

    @Option(name: .shortAndLong, help: "How the result is written: json (for evaluate), table.")
    var output = OutputFormat.json

    /// The measured time of a cell where nothing is said.
    private static let window = Duration.seconds(1_800)

    func validate() throws {
        guard (1...100_000).contains(budget) else {
            throw ValidationError("--budget is \(budget); accepted: 1 to 100000")
        }
        guard (1...100).contains(tuningSeeds) else {
            throw ValidationError("--tuning-seeds is \(tuningSeeds); accepted: 1 to 100")
        }
        guard (0...1).contains(missMax) else { throw ValidationError("--miss-max is \(missMax); accepted: 0 to 1") }
    }

    func run() async throws {
        do {
            try await tune()
        } catch let refusal as CommandRefusal {
            throw refusal.told(by: "tune")
        } catch let error as GridError {
            throw CommandRefusal(error.description).told(by: "tune")
        } catch let error as LoadError {
            throw CommandRefusal(error.description).told(by: "tune")
        } catch is SignalStop {
            FileHandle.standardError.write(Data("outrider tune: stopped; the same command goes on from here\n".utf8))
            throw ExitCode(SignalStop.status)
        }
    }

    private func tune() async throws {
        let kinds = try grid.kinds()
        let setting = try grid.setting(window: Self.window)
        let traces = try grid.catalogue()
        let routers = try grid.routers(else: setting.world.router)
        let seeds = (0..<UInt64(tuningSeeds)).map { Grid.firstTuningSeed + $0 }
        let groups = perTrace ? traces.map { [$0] } : [traces]
        let search = TuningRun(
            plan: Grid(
                traces: traces, policies: [], routers: routers, seeds: seeds, windows: tuningSeeds, setting: setting),
            groups: groups, isPerTrace: perTrace, tuner: Tuner(budget: budget, missMax: missMax, seed: seed),
            workers: grid.workers, folder: resume.map { URL(fileURLWithPath: $0, isDirectory: true) })
        let choices = try await SignalStop.during { try await search.choices(for: kinds) }
        let tuned = TunedParameters(
            command: Self.command, simulator: Version.text, seed: seed, budget: budget, missMax: missMax,
            traces: traces.map { .init(name: $0.name, hash: "\($0.contentHash)") }, choices: choices)
        switch output {
        case .json: try OutputFile.say(try tuned.data())
        case .table: try OutputFile.say(Self.table(tuned))
        }
    }

    /// The command as it was given, with the program's name in place of its path.
    private static var command: String {
        (["outrider"] + CommandLine.arguments.dropFirst()).joined(separator: " ")
    }

    private static func table(_ tuned: TunedParameters) -> [String] {
        var table = TextTable(["policy", "trace", "GPU-hours", "SLO misses, %", "holds", "tried", "parameters"])
        for choice in tuned.choices {
            let parameters = choice.parameters.sorted { $0.key < $1.key }.map {
                "\($0.key)=\(DecimalText.significant($0.value))"
            }
            table.append([
                choice.policy, choice.trace ?? "all", DecimalText.fixed(choice.gpuHours, digits: 2),
                DecimalText.fixed(choice.sloMissRatio.map { $0 * 100 }, digits: 2),
                choice.holds.map { $0 ? "yes" : "no" } ?? DecimalText.unknown, "\(choice.evaluated)",
                parameters.joined(separator: " "),
            ])
        }
        return table.lines
    }
}
