import Foundation

/// What the simulator can do, and how far it may be trusted: see Documentation/Simulator.md.
@main
struct SimulatorBench {
    static let usage = """
        usage: SimulatorBench speed | cost [REQUESTS] | published | queues | fluid | charts DIRECTORY
          speed      discrete events: 20 replicas at 100 requests/s; fluid: 20 replicas; seconds simulated per second
          cost       seconds and memory of 10^5, 10^6 … REQUESTS (10^7) requests
          published  the running engine beside published figures
          queues     mean waiting times of M/M/c and M/G/1 beside queueing theory
          fluid      the fluid world beside the discrete-event one
          charts     the validation as SVG
        """

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "speed": Speed.report()
        case "cost": Speed.reportCost(requestsMax: arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000)
        case "published": Published.report()
        case "queues": QueueGrid.report()
        case "fluid": FluidGrid.report()
        case "charts" where arguments.count == 2: try Charts.write(to: arguments[1])
        default:
            print(usage)
            exit(2)
        }
    }

    /// A number with so many decimals, right in a column of `width`.
    static func text(_ value: Double, _ digits: Int = 2, width: Int = 10) -> String {
        let text = String(format: "%.\(digits)f", value)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
