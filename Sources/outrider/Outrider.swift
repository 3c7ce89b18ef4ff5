import ArgumentParser
import Foundation

/// The command line; each verb stands in a folder of its own.
@main
struct Outrider: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outrider",
        abstract: "An autoscaler for AI inference on Kubernetes, in place of the Horizontal Pod Autoscaler.",
        discussion: """
            Examples:
              outrider demo --once                      a GPU fleet, a real trace
              outrider run --kubeconfig ~/.kube/config  the controller, on a laptop
              outrider cluster --port 8443              an API server to try it on
              outrider simulate Scenarios/ramp.yaml     one experiment, simulated
            """,
        version: Version.text,
        subcommands: [
            RunCommand.self, DemoCommand.self, ClusterCommand.self, SimulateCommand.self, EvaluateCommand.self,
            TuneCommand.self, BacktestCommand.self, TrainCommand.self, ConformanceCommand.self,
        ])
}

extension Outrider {
    /// Ends with 2 on wrong usage, as the documentation promises; the parser's own answer would be 64.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(2)
        }
    }
}
