import ArgumentParser

/// `outrider train`: makes the parameters that the product ships.
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train the networks that the product ships.",
        subcommands: [TrainForecasterCommand.self])
}
