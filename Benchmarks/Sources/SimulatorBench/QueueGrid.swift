import Foundation
import Measures
import Simulation

/// Mean waiting times of plain servers beside queueing theory, over numbers of workers and loads.
enum QueueGrid {
    static let replications = 20
    static let requests = 50_000
    /// Student's t at 99.5 % for 19 degrees of freedom.
    static let student = 2.861

    struct Row: Sendable {
        var name: String
        var load: Double
        var expected: Double
        var mean: Double
        var halfWidth: Double

        var isInside: Bool { abs(mean - expected) <= halfWidth }
    }

    static func report() {
        print("queue                   load   theory   simulated  99 % interval")
        let rows = rows()
        for row in rows {
            print(
                row.name.padding(toLength: 22, withPad: " ", startingAt: 0), SimulatorBench.text(row.load, 2, width: 5),
                SimulatorBench.text(row.expected, 4, width: 8), SimulatorBench.text(row.mean, 4),
                "±", SimulatorBench.text(row.halfWidth, 4, width: 7), row.isInside ? "" : "  outside")
        }
        print("\(rows.count { $0.isInside }) of \(rows.count) inside; one in a hundred may lie outside by chance")
    }

    static func rows(ofWorkers counts: [Int] = [1, 2, 4, 8, 16], variations: [Double] = [0.5, 1, 2]) -> [Row] {
        let loads = [0.5, 0.7, 0.8, 0.9]
        var rows: [Row] = []
        for workers in counts {
            for load in loads {
                let expected = erlang(workers, load)
                rows.append(row("M/M/\(workers)", workers, load, .exponential(mean: 1), expected: expected))
            }
        }
        for variation in variations {
            for load in loads {
                // Pollaczek and Khinchine.
                let expected = load * (1 + variation * variation) / (2 * (1 - load))
                let service = ServiceTime.lognormal(mean: 1, variation: variation)
                rows.append(row("M/G/1 lognormal CV \(variation)", 1, load, service, expected: expected))
            }
        }
        return rows
    }

    private static func row(
        _ name: String, _ workers: Int, _ load: Double, _ service: ServiceTime, expected: Double
    ) -> Row {
        let means = (1...replications).map { run(workers, load, service, seed: UInt64($0)) }
        let mean = means.reduce(0, +) / Double(means.count)
        let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(means.count - 1)
        let halfWidth = student * (variance / Double(means.count)).squareRoot()
        return Row(name: name, load: load, expected: expected, mean: mean, halfWidth: halfWidth)
    }

    /// Mean wait of one run; the first tenth fills the queue and is not judged.
    private static func run(_ workers: Int, _ load: Double, _ service: ServiceTime, seed: UInt64) -> Double {
        var gaps = RandomStreams(seed: seed).stream("arrivals")
        var work = RandomStreams(seed: seed).stream("work")
        var trial = EngineTrial(
            EngineSpec(
                .workers(WorkersSpec(workers: workers, service: service)), waitingMax: .max, idleCores: 0,
                busyCores: 0, coresPerRequest: 1))
        var (at, sum, judged) = (0.0, 0.0, 0.0)
        func each(_ answer: EngineTrial.Answer) {
            guard answer.request.promptTokens >= requests / 10 else { return }
            sum += answer.latency - service.seconds(work: answer.request.work)
            judged += 1
        }
        for number in 0..<requests {
            at -= log(1 - Double.random(in: 0..<1, using: &gaps)) / (load * Double(workers) / service.mean)
            let request = Request(
                arrivesAt: at, promptTokens: number, outputTokens: 1, work: .random(in: 0..<1, using: &work))
            trial.offer(request, each: each)
        }
        trial.finish(each: each)
        return sum / judged
    }

    /// Erlang's C formula: the mean wait with unit service.
    private static func erlang(_ workers: Int, _ load: Double) -> Double {
        let offered = load * Double(workers)
        var blocked = 1.0
        for count in 1...workers { blocked = offered * blocked / (Double(count) + offered * blocked) }
        return blocked / (1 - load * (1 - blocked)) / (Double(workers) * (1 - load))
    }
}
