import ArgumentParser
import Foundation
import Measures
import Neural
import Training

/// `outrider train forecaster`: the quantile network, from recorded and made-up demand.
struct TrainForecasterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecaster",
        abstract: "Train the forecaster's quantile network on a folder of traces.",
        discussion: """
            Learns from the rate files of the folder, from variants of them in other steps, and from made-up demand. \
            Whole traces decide when to stop; traces that are held out are not looked at, so that a backtest on them \
            with these parameters is honest. The same seed gives the same bytes, whatever --jobs is.

            Examples:
              outrider train forecaster --traces ./traces --output forecaster.params
              outrider train forecaster --traces ./traces --hold-out 'nab-*' --output fold-nab.params
            """)

    @Option(help: ArgumentHelp("A folder of *.rate.csv files, perhaps packed.", valueName: "folder"))
    var traces: String

    @Option(help: ArgumentHelp("Where the parameters are written.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "Traces that are not looked at, with commas between; nab-* fits all of nab.",
            valueName: "names"))
    var holdOut: String?

    @Option(help: ArgumentHelp("Traces that decide when to stop; else every fifth of the others.", valueName: "names"))
    var stopBy: String?

    @Option(help: "The seed of all chance.")
    var seed: UInt64 = 1

    @Option(help: "Passes over the rows, at most.")
    var passes = ForecastTraining.Settings().epochs

    @Option(help: "Values of a hidden layer.")
    var width = ForecastTraining.Settings().width

    @Option(help: "Rows taken from each trace.")
    var rows = ForecastTraining.Settings().recordedRows

    @Option(help: "Made-up series of each resolution.")
    var synthetic = ForecastTraining.Settings().synthetic

    @Option(help: "Parts of a batch that are worked on at the same time.")
    var jobs = 2

    func validate() throws {
        for (name, value, accepted) in [
            ("--passes", passes, 1...1_000), ("--width", width, 1...1_024), ("--rows", rows, 1...1_000_000),
            ("--synthetic", synthetic, 0...100_000), ("--jobs", jobs, 1...64),
        ] where !accepted.contains(value) {
            throw ValidationError("\(name) is \(value); accepted: \(accepted.lowerBound) to \(accepted.upperBound)")
        }
    }

    func run() async throws {
        do {
            try await train()
        } catch let refusal as CommandRefusal {
            throw refusal.told(by: "train forecaster")
        } catch let refusal as TraceSplit.Refusal {
            throw CommandRefusal(refusal.description).told(by: "train forecaster")
        } catch let refusal as ForecastTraining.TooLittle {
            throw CommandRefusal(refusal.description).told(by: "train forecaster")
        }
    }

    private func train() async throws {
        let folder = URL(fileURLWithPath: output).deletingLastPathComponent()
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            throw CommandRefusal("--output \(output): its folder is missing or cannot be written to")
        }
        let files = try RateFile.read(traces)
        let split = try TraceSplit(
            files.map(\.series.trace), heldOut: Self.names(holdOut) ?? [], stopBy: Self.names(stopBy))
        var settings = ForecastTraining.Settings()
        settings.seed = seed
        settings.width = width
        settings.epochs = passes
        settings.recordedRows = rows
        settings.synthetic = synthetic
        settings.jobs = jobs
        func series(_ role: TraceSplit.Role) -> [DemandSeries] {
            files.map(\.series).filter { split.roles[$0.trace] == role }
        }
        var display = TrainingDisplay()
        let outcome = try await ForecastTraining(settings).run(
            training: series(.training), validation: series(.stopping)
        ) { display.show($0) }
        display.end()
        let provenance = TrainingProvenance(
            command: command, version: Version.text,
            date: String(SystemTime.real.now().description.prefix(10)),
            sources: files.map {
                .init(
                    trace: $0.series.trace, sha256: $0.sha256, role: split.roles[$0.series.trace] ?? .heldOut)
            })
        let text = provenance.text(outcome)
        let file = ParameterFile(provenance: text, layout: outcome.layout, values: outcome.values)
        do {
            try Data(file.encoded()).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            throw CommandRefusal("--output \(output): \(error.localizedDescription)")
        }
        try OutputFile.say(text.split(separator: "\n").map(String.init))
    }

    /// The command as it can be given again: without the machine's paths and without `--jobs`, which changes nothing.
    private var command: String {
        var words = ["outrider train forecaster --traces TRACES"]
        if let holdOut { words.append("--hold-out '\(holdOut)'") }
        if let stopBy { words.append("--stop-by '\(stopBy)'") }
        words.append("--seed \(seed) --passes \(passes) --width \(width) --rows \(rows) --synthetic \(synthetic)")
        words.append("--output FILE")
        return words.joined(separator: " ")
    }

    private static func names(_ list: String?) -> [String]? {
        list?.split(separator: ",").map(String.init)
    }
}
