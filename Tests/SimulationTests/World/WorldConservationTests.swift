import Measures
import Simulation
import Testing
import Workloads

@Suite struct WorldConservationTests {
    @Test(arguments: zip(1...7 as ClosedRange<UInt64>, RouterKind.allCases))
    func `no request is lost uncounted or made up, whatever goes wrong`(seed: UInt64, router: RouterKind) throws {
        var stream = RandomStreams(seed: seed).stream("disturbance")
        var world = try WorldFixture.world("ramp:0@0s,30@300s,0@600s", replicas: 2, seed: seed) { spec in
            spec.router = router
            spec.nodes = NodeSpec(count: 3, accelerators: 3)
            spec.classes[0].startup.loadSpread = 0.5
            spec.life.eviction = 60
            spec.life.retriesLost = seed.isMultiple(of: 2)
            spec.faults = (0..<12).map { number in
                let kinds: [Fault.Kind] = [
                    .podCrash(count: 2), .nodeLoss(node: number, seconds: 150), .slowPod(factor: 4, seconds: 40),
                    .metricOutage(seconds: 30), .quota(accelerators: number.isMultiple(of: 2) ? 5 : nil),
                ]
                return Fault(
                    at: Double.random(in: 0..<600, using: &stream), kind: kinds[number % kinds.count])
            }
        }
        for second in stride(from: 10.0, through: 700, by: 10) {
            world.advance(to: second)
            if Int.random(in: 0..<3, using: &stream) == 0 { world.scale(to: Int.random(in: 0..<9, using: &stream)) }
            if second == 200 { world.beginMeasuring() }
            let measures = world.measures()
            #expect(measures.requests.holds, "seed \(seed), second \(second): \(measures.requests)")
            #expect(measures.inFlight >= 0 && measures.inFlight <= measures.requests.queued + measures.requests.running)
            let status = world.status
            #expect(status.ready + status.pending == status.replicas)
        }
        #expect(world.measures().requests.completed > 500)
    }

    @Test(arguments: [RouterKind.random, .leastRequest])
    func `requests inside are their rate times their stay, Little's law`(router: RouterKind) throws {
        var world = try WorldFixture.world("step:20@0s,0@100s", replicas: 2) { $0.router = router }
        let step = 0.05
        var inside = 0.0
        for number in 1...3_000 {
            world.advance(to: Double(number) * step)
            let requests = world.measures().requests
            inside += Double(requests.queued + requests.running) * step
        }
        let measures = world.measures()
        #expect(measures.requests.queued + measures.requests.running == 0)
        #expect(measures.completed == measures.arrived)
        #expect(abs(inside / measures.latency.sum - 1) < 0.01)
    }

    @Test func `an idle pod answers as fast as its engine alone, which is no delay`() throws {
        var world = try WorldFixture.world("constant:0.2", replicas: 1)
        world.advance(to: 600)
        let measures = world.measures()
        #expect(abs(measures.responseDelayMean ?? 1) < 0.01 * (measures.latency.mean ?? 0))
    }
}
