import ArgumentParser
import Deciding
import Evaluation
import Forecasting
import Foundation
import Neural

/// `outrider backtest`: how good the forecasts are on recorded demand.
struct BacktestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Forecast recorded demand step by step, never looking ahead, and score what came of it.",
        discussion: """
            A trace is a file of a rate in steps (seconds,requests_per_second) or of requests \
            (seconds,prompt_tokens,output_tokens), gzipped or not. Beside our forecasts stand persistence, the day \
            before and a ridge regression, by the definitions in Documentation/Forecasting.md. The shipped network \
            was trained on public traces; Benchmarks/Forecaster has networks that have not seen the trace at hand.

            Examples:
              outrider backtest traces/nasa-1995-07.rate.csv.gz
              outrider backtest traces/*.rate.csv -o json > scores.json
              outrider backtest july.rate.csv --warm june.rate.csv --plot july.svg
            """)

    @Argument(help: "The traces.", completion: .file(extensions: ["csv", "gz"]))
    var traces: [String]

    @Option(
        help: ArgumentHelp(
            "An earlier part of the one trace: our forecaster has seen it, and it is not scored.", valueName: "file"))
    var warm: String?

    @Option(help: ArgumentHelp("The window whose maximum is forecast.", valueName: "seconds"))
    var lead = 300.0

    @Option(help: ArgumentHelp("Parameters of a network to be heard in place of the shipped one.", valueName: "file"))
    var network: String?

    @Option(
        help: ArgumentHelp(
            "Parts to leave out, apart by commas: \(Ablation.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "parts"))
    var without: String?

    @Flag(help: "Leave out the reference forecasters, which take most of the time.")
    var oursOnly = false

    @Option(help: ArgumentHelp("Where to draw the forecasts of one trace, as SVG.", valueName: "file"))
    var plot: String?

    @Option(help: ArgumentHelp("The horizon of the drawing: 60, 300, 600, 900, 1800 or 3600.", valueName: "seconds"))
    var plotHorizon = 600

    @Option(name: .shortAndLong, help: "How the result is written: table, json.")
    var output = OutputFormat.table

    func run() async throws {
        do {
            try await backtest()
        } catch let refusal as CommandRefusal {
            throw refusal.told(by: "backtest")
        }
    }

    private func backtest() async throws {
        guard warm == nil && plot == nil || traces.count == 1 else {
            throw CommandRefusal("\(traces.count) traces; accepted: one trace with --warm or --plot")
        }
        guard (1...3600).contains(lead) else { throw CommandRefusal("--lead \(lead); accepted: 1 … 3600 seconds") }
        guard let horizon = ForecastHorizon(rawValue: plotHorizon) else {
            throw CommandRefusal("--plot-horizon \(plotHorizon); accepted: 60, 300, 600, 900, 1800, 3600")
        }
        let parts = Set(try without.map { try NameList.read($0, option: "--without", as: Ablation.self) } ?? [])
        let network = try network.map(readNetwork) ?? ShippedModels.load().forecaster
        let before = try warm.map { try RecordedDemand.read($0) }
        let series = try traces.map { try RecordedDemand.read($0) }
        if let before, let after = series.first { try RecordedDemand.check(before, endsBefore: after) }
        let progress = Progress(total: series.count, unit: "trace")
        let results = try await progress.during {
            var results: [Backtest] = []
            for one in series {
                results.append(
                    Backtest(one, warm: before, leadSeconds: lead, network: network, without: parts))
                await progress.advance()
            }
            return results
        }
        let cells = results.flatMap { $0.cells(references: !oursOnly) }
        let leads = results.compactMap { $0.leadWindow() }
        if let plot, let backtest = results.first {
            guard let course = backtest.course(horizon) else {
                throw CommandRefusal("--plot-horizon \(plotHorizon): no whole number of the trace's steps")
            }
            try OutputFile.write(
                BacktestPlot.svg(course, horizon: horizon, trace: series[0].name), to: plot, option: "--plot")
        }
        switch output {
        case .json: try OutputFile.say(try BacktestJSON.data(cells, leads))
        case .table: try OutputFile.say(BacktestTable.lines(cells, leads))
        }
    }

    private func readNetwork(_ path: String) throws(CommandRefusal) -> QuantileNetwork {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw CommandRefusal("--network \(path): no such file, or it cannot be read")
        }
        do {
            return try QuantileNetwork(ParameterFile(bytes: Array(data)))
        } catch {
            throw CommandRefusal("--network \(path): \(error)")
        }
    }
}
