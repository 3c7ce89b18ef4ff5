import ArgumentParser
import Evaluation
import Foundation
import Measures
import Simulation

/// `outrider evaluate`: every policy on every trace, with intervals.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Run policies on traces in the simulated world, and compare them with intervals.",
        discussion: """
            Each cell is one policy on one window of one trace with one seed; policies of one trace and seed meet the \
            same requests, start-up times and faults. The table shows means over seeds with 95 % intervals (paired \
            bootstrap); ★ marks policies that no other beats in both GPU-hours and SLO misses. Losing rows stay.

            A stopped run goes on where it was: give the same command again. Finished cells are kept in the user's \
            cache folder until the run is complete, or with --resume in a folder of your own for good.

            Examples:
              outrider evaluate --traces ./traces --seeds 3
              outrider evaluate --traces ./traces --policies hpa-util,kpa,oracle --plot plots -o json > results.json
            """)

    @OptionGroup var grid: GridOptions

    @Option(help: "Seeds, which are windows of each trace too: 1 to this.")
    var seeds = 10

    @Option(help: ArgumentHelp("The policy that all others are compared with.", valueName: "policy"))
    var against = ScalerKind.hpaUtilization.rawValue

    @Option(
        help: ArgumentHelp(
            "Tuned parameters, a file of `outrider tune`; else each policy's own defaults.", valueName: "file"))
    var parameters: String?

    @Option(help: ArgumentHelp("Where finished cells are kept for good.", valueName: "folder"))
    var resume: String?

    @Option(help: ArgumentHelp("Where to write plots, a Pareto front and bars for each trace.", valueName: "folder"))
    var plot: String?

    @Option(name: .shortAndLong, help: "How the result is written: table, json.")
    var output = OutputFormat.table

    /// The measured time of a cell where nothing is said.
    private static let window = Duration.seconds(3_600)
    /// The seed of the intervals; fixed, so that the same cells give the same report.
    private static let bootstrapSeed: UInt64 = 1

    func validate() throws {
        guard (1...GridOptions.seedsMax).contains(seeds) else {
            throw ValidationError("--seeds is \(seeds); accepted: 1 to \(GridOptions.seedsMax)")
        }
    }

    func run() async throws {
        do {
            try await evaluate()
        } catch let refusal as CommandRefusal {
            throw refusal.told(by: "evaluate")
        } catch let error as GridError {
            throw CommandRefusal(error.description).told(by: "evaluate")
        } catch let error as LoadError {
            throw CommandRefusal(error.description).told(by: "evaluate")
        } catch is SignalStop {
            let again = resume == nil ? "the same command" : "the same command, with its --resume,"
            FileHandle.standardError.write(Data("outrider evaluate: stopped; \(again) goes on from here\n".utf8))
            throw ExitCode(SignalStop.status)
        }
    }

    private func evaluate() async throws {
        let kinds = try grid.kinds()
        let reference = try NameList.read(against, option: "--against", as: ScalerKind.self)[0]
        let tuned = try parameters.map(Self.tuned)
        let setting = try grid.setting(window: Self.window)
        let plan = Grid(
            traces: try grid.catalogue(), policies: kinds,
            routers: try grid.routers(else: setting.world.router), seeds: (1...UInt64(seeds)).map { $0 },
            windows: seeds, setting: setting)
        if let plot { try Self.makeFolder(plot) }
        let (cells, journal) = try await run(plan, tuned)
        let results = Regret.fill(cells)
        let standings = Standings(results)
        let bootstrap = PairedBootstrap(seed: Self.bootstrapSeed)
        let isFair = { (competitor: Competitor) in
            ScalerKind(rawValue: competitor.policy).map { !$0.usesForesight } ?? true
        }
        let comparison = Comparison(
            standings, reference: plan.policies.contains(reference) ? reference.rawValue : nil,
            missMax: Tuner.missMaxStandard, where: isFair, bootstrap: bootstrap)
        if let plot { try Self.draw(standings, bootstrap, into: plot) }
        switch output {
        case .json: try OutputFile.say(try ReportJSON.report(results, comparison))
        case .table:
            let overall = ReportTable.lines(comparison.overall)
            try OutputFile.say(
                ReportTable.lines(standings, bootstrap: bootstrap) + (overall.isEmpty ? [] : [""] + overall))
        }
        // Not before everything is written: a full disk must not cost hours of work.
        if resume == nil { await journal.remove() }
    }

    /// Runs what is not known from an earlier run of the same command.
    private func run(_ plan: Grid, _ tuned: TunedParameters?) async throws -> ([CellResult], JournalFile) {
        let workers = grid.workers
        let simulator = GridRun.simulator
        let resume = resume
        return try await SignalStop.during {
            let capacities = try await plan.capacities(workers)
            let cells = try plan.cells(capacities: capacities, simulator: simulator) { kind, trace in
                tuned?.parameters(of: kind.rawValue, on: trace.name) ?? [:]
            }
            var hash = StableHash()
            for cell in cells { hash.add(cell.key) }
            let journal = try JournalFile(
                folder: resume.map { URL(fileURLWithPath: $0, isDirectory: true) }
                    ?? JournalFile.standardFolder(of: hash.text))
            let known = await journal.cells
            let progress = Progress(
                total: cells.count, before: cells.count { known[$0.key] != nil }, unit: "cells")
            let results = try await progress.during {
                try await GridRun(workers: workers, journal: journal).results(of: cells, progress: progress)
            }
            return (results, journal)
        }
    }

    private static func tuned(_ path: String) throws(CommandRefusal) -> TunedParameters {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw CommandRefusal("--parameters \(path): no such file, or it cannot be read")
        }
        do {
            return try TunedParameters(bytes, file: path)
        } catch {
            throw CommandRefusal("--parameters \(error)")
        }
    }

    private static func makeFolder(_ path: String) throws(CommandRefusal) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandRefusal("--plot \(path): \(error.localizedDescription)")
        }
    }

    private static func draw(
        _ standings: Standings, _ bootstrap: PairedBootstrap, into folder: String
    ) throws(CommandRefusal) {
        for trace in standings.traces {
            try OutputFile.write(
                ReportPlots.pareto(standings, trace: trace, bootstrap: bootstrap), to: "\(folder)/\(trace).pareto.svg",
                option: "--plot")
            try OutputFile.write(
                ReportPlots.bars(standings, trace: trace, bootstrap: bootstrap), to: "\(folder)/\(trace).bars.svg",
                option: "--plot")
        }
    }
}
