import Foundation
import Measures
import Simulation

/// How fast worlds run on one core, in processor time, and how much memory they take.
enum Speed {
    static let replicas = 20
    static let rate = 100.0

    static func report() {
        let simulated = 3_600.0
        var best = Double.infinity
        var requests = 0
        for _ in 0..<3 {
            var world = makeWorld()
            best = min(
                best,
                seconds { for second in stride(from: 15, through: simulated, by: 15) { world.advance(to: second) } })
            requests = world.measures().requests.arrived
        }
        print(
            "discrete-event, \(replicas) replicas, \(Int(rate)) req/s:",
            SimulatorBench.text(simulated / best, 0, width: 0),
            "x real time,", SimulatorBench.text(best / Double(requests) * 1e6, 2, width: 0), "µs a request,",
            peakMegabytes(), "MB")
        var fluid = FluidGrid.makeFluid(replicas: replicas)
        let demand = FluidGrid.demand(rate: rate)
        let decisions = 200_000
        var sink = 0.0
        let elapsed = seconds {
            for number in 0..<decisions {
                fluid.scale(to: replicas + number % 3)
                sink += fluid.step(seconds: 30, demand).misses
            }
        }
        let pace = Double(decisions) * 30 / elapsed
        print(
            "fluid, \(replicas) replicas:", SimulatorBench.text(pace / 1e6, 2, width: 0),
            "million simulated seconds a second,", Int(Double(decisions) / elapsed), "decisions of 30 s a second",
            sink.isNaN ? "NaN" : "")
    }

    static func reportCost(requestsMax: Int) {
        print("  requests   seconds  µs a request  peak MB")
        var count = 100_000
        while count <= requestsMax {
            var world = makeWorld()
            let elapsed = seconds { world.advance(to: Double(count) / rate) }
            print(
                SimulatorBench.text(Double(count), 0), SimulatorBench.text(elapsed, 2, width: 9),
                SimulatorBench.text(elapsed / Double(count) * 1e6, 2, width: 13),
                SimulatorBench.text(Double(peakMegabytes()), 0, width: 8))
            count *= 10
        }
    }

    private static func makeWorld() -> World {
        guard let profile = EngineProfile.named("h100", model: "llama-3-8b"),
            let arrivals = try? ArrivalSpec(
                .shape(.constant(rate)), process: .poisson, lengths: .fixed(.conversation))
        else { fatalError("no world") }
        return World(
            WorldSpec(classes: [PodClass(profile: profile)]),
            arrivals: Arrivals(arrivals, streams: RandomStreams(seed: 1)), seed: 1, replicas: replicas)
    }

    /// Seconds of processor time, so that other work on the machine does not count.
    private static func seconds(_ body: () -> Void) -> Double {
        let before = clock()
        body()
        return Double(clock() - before) / Double(CLOCKS_PER_SEC)
    }

    /// The process's largest resident set so far, in MB; 0 where the system does not tell.
    private static func peakMegabytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return (Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0) / 1_024
    }
}
