import Foundation
import Measures
import Testing

@testable import Simulation

/// Mean waiting times against queueing theory; the larger grid is SimulatorBench's.
@Suite struct QueueingTheoryTests {
    private static let replications = 12
    /// Student's t at 99.5 % for 11 degrees of freedom.
    private static let student = 3.106
    private static let requests = 6_000

    /// Mean and half width of the 99 % interval of the mean waiting time, over independent runs.
    private func waiting(workers: Int, load: Double, _ service: ServiceTime) -> (
        mean: Double, halfWidth: Double
    ) {
        let means = (1...Self.replications).map { seed -> Double in
            let streams = RandomStreams(seed: UInt64(seed))
            var gaps = streams.stream("arrivals")
            var work = streams.stream("work")
            var trial = EngineTrial(
                EngineSpec(
                    .workers(WorkersSpec(workers: workers, service: service)), waitingMax: .max, idleCores: 0,
                    busyCores: 0, coresPerRequest: 1))
            let rate = load * Double(workers) / service.mean
            var at = 0.0
            var sum = 0.0
            var judged = 0
            var latencies = 0.0
            func each(_ answer: EngineTrial.Answer) {
                latencies += answer.latency
                // The first tenth fills the queue.
                guard answer.request.promptTokens >= Self.requests / 10 else { return }
                sum += answer.latency - service.seconds(work: answer.request.work)
                judged += 1
            }
            for number in 0..<Self.requests {
                at -= log(1 - Double.random(in: 0..<1, using: &gaps)) / rate
                let request = Request(
                    arrivesAt: at, promptTokens: number, outputTokens: 1,
                    work: .random(in: 0..<1, using: &work))
                trial.offer(request, each: each)
            }
            trial.finish(each: each)
            #expect(trial.answered == Self.requests)
            #expect(abs(trial.requestSeconds - latencies) < 1e-9 * latencies)
            return sum / Double(judged)
        }
        let mean = means.reduce(0, +) / Double(means.count)
        let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(means.count - 1)
        return (mean, Self.student * (variance / Double(means.count)).squareRoot())
    }

    /// Erlang's C formula: the mean wait of M/M/c with unit service.
    private func erlang(_ workers: Int, _ load: Double) -> Double {
        let offered = load * Double(workers)
        var blocked = 1.0
        for count in 1...workers { blocked = offered * blocked / (Double(count) + offered * blocked) }
        let waits = blocked / (1 - load * (1 - blocked))
        return waits / (Double(workers) * (1 - load))
    }

    @Test(arguments: [1, 3, 8], [0.5, 0.8])
    func `m-m-c waits as long as erlang says`(workers: Int, load: Double) {
        let (mean, halfWidth) = waiting(workers: workers, load: load, .exponential(mean: 1))
        #expect(abs(mean - erlang(workers, load)) < halfWidth)
        // Narrow enough to tell this load from a slightly higher one.
        #expect(abs(mean - erlang(workers, load + 0.06)) > halfWidth)
    }

    @Test(arguments: [0.5, 1.5], [0.5, 0.8])
    func `m-g-1 waits as long as pollaczek and khinchine say`(variation: Double, load: Double) {
        let (mean, halfWidth) = waiting(
            workers: 1, load: load, .lognormal(mean: 1, variation: variation))
        func expected(_ load: Double) -> Double {
            load * (1 + variation * variation) / (2 * (1 - load))
        }
        #expect(abs(mean - expected(load)) < halfWidth)
        #expect(abs(mean - expected(load + 0.1)) > halfWidth)
    }
}
