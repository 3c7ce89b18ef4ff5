import Measures
import Simulation
import Testing
import Workloads

@Suite struct FleetTests {
    private let web = WorkloadID(namespace: "shop", name: "web")
    private let origin = Timestamp(seconds: 1_000)
    private let quick = Startup(pull: .seconds(2), load: .seconds(3), loadSpread: 0)

    private func llm(_ accelerators: Int = 1) -> SimulatedPod {
        SimulatedPod(engine: .llama8BOnH100, startup: quick, accelerators: accelerators)
    }

    private func fleet(_ load: String, seed: UInt64 = 1) throws -> Fleet {
        var fleet = Fleet(seed: seed, origin: origin)
        let load = try Load(text: load, field: "load")
        fleet.setService(
            web,
            ServiceSpec(load: load, loadOrigin: origin, objective: ServiceObjective(firstTokenMax: .milliseconds(500))))
        return fleet
    }

    @Test func `a pod pulls, loads and becomes ready at the times of its start-up`() throws {
        var fleet = try fleet("none")
        fleet.addPod(PodKey("a"), of: web, llm())
        let events = fleet.advance(to: origin + .seconds(60))
        #expect(
            events == [
                FleetEvent(pod: PodKey("a"), kind: .started, at: origin + .seconds(2)),
                FleetEvent(pod: PodKey("a"), kind: .ready, at: origin + .seconds(5)),
            ])
    }

    @Test func `requests without a ready pod are lost and are misses`() throws {
        var fleet = try fleet("constant:1")
        _ = fleet.advance(to: origin + .seconds(10.5))
        let measures = try #require(fleet.measures(of: web, window: .seconds(60)))
        #expect(measures.requests.arrived == 10)
        #expect(measures.requests.lost == 10)
        #expect(measures.misses == 10)
        #expect(measures.firstTokenP95 == nil)
    }

    @Test func `a draining pod takes nothing new, finishes what it has and stops`() throws {
        var fleet = try fleet("step:0@0s,5@10s,0@20s")
        fleet.addPod(PodKey("a"), of: web, llm())
        _ = fleet.advance(to: origin + .seconds(19))
        fleet.drain(PodKey("a"), grace: .seconds(30))
        let events = fleet.advance(to: origin + .seconds(60))
        #expect(events.map(\.kind) == [.stopped(requestsLost: 0)])
        #expect((events.first?.at ?? origin) < origin + .seconds(24))
        let measures = try #require(fleet.measures(of: web, window: .seconds(60)))
        #expect(measures.requests.completed == 45)
        #expect(measures.requests.lost == 5)
        #expect(measures.readyPods == 0)
    }

    @Test func `a pod that is removed takes its requests with it, counted as lost`() throws {
        var fleet = try fleet("constant:20")
        fleet.addPod(PodKey("a"), of: web, llm())
        _ = fleet.advance(to: origin + .seconds(30))
        let before = try #require(fleet.measures(of: web, window: .seconds(60))).requests
        #expect(before.holds)
        #expect(before.running > 0)
        fleet.removePod(PodKey("a"))
        let after = try #require(fleet.measures(of: web, window: .seconds(60))).requests
        #expect(after.lost == before.lost + before.running + before.queued)
        #expect(after.holds)
    }

    @Test func `accelerators cost from being scheduled until removed`() throws {
        var fleet = try fleet("none")
        fleet.addPod(PodKey("a"), of: web, llm(2))
        _ = fleet.advance(to: origin + .seconds(100))
        fleet.removePod(PodKey("a"))
        _ = fleet.advance(to: origin + .seconds(200))
        let measures = try #require(fleet.measures(of: web, window: .seconds(60)))
        #expect(measures.acceleratorSeconds == 200)
        #expect(measures.podSeconds == 100)
    }

    @Test func `a plain service uses as much cpu as is asked of it, whatever the number of pods`() throws {
        var fleet = try fleet("constant:20")
        let load = try Load(text: "constant:20", field: "load")
        fleet.setService(web, ServiceSpec(load: load, loadOrigin: origin, size: .plain))
        let plain = EngineSpec.plain(workers: 8, cores: 2, coreSecondsPerRequest: 0.05)
        let keys = ["a", "b", "c"].map { PodKey($0) }
        for key in keys { fleet.addPod(key, of: web, SimulatedPod(engine: plain, startup: quick, accelerators: 0)) }
        func coreSeconds() -> Double {
            keys.reduce(0) { $0 + (fleet.snapshot(of: $1)?.counters.coreSeconds ?? 0) }
        }
        _ = fleet.advance(to: origin + .seconds(20))
        let before = coreSeconds()
        _ = fleet.advance(to: origin + .seconds(80))
        #expect(abs((coreSeconds() - before) / 60 - 1) < 0.01)
    }

    @Test func `equal seeds and calls give equal fleets, and step size does not matter`() throws {
        func run(step: Double) throws -> ServiceMeasures? {
            var fleet = try fleet("ramp:1@0s,60@300s", seed: 5)
            for name in ["a", "b", "c"] { fleet.addPod(PodKey(name), of: web, llm()) }
            var elapsed = 0.0
            while elapsed < 300 {
                elapsed = min(300, elapsed + step)
                _ = fleet.advance(to: origin + .seconds(elapsed))
            }
            return fleet.measures(of: web, window: .seconds(60))
        }
        let coarse = try run(step: 300)
        #expect(coarse != nil)
        #expect(try run(step: 300) == coarse)
        #expect(try run(step: 7)?.requests == coarse?.requests)
    }

    @Test func `a service of the same name begins anew, and keeps no requests of the old one`() throws {
        var fleet = try fleet("constant:10")
        _ = fleet.advance(to: origin + .seconds(5))
        fleet.removeService(web)
        #expect(fleet.measures(of: web, window: .seconds(60)) == nil)
        fleet.setService(web, ServiceSpec(load: .none, loadOrigin: origin))
        _ = fleet.advance(to: origin + .seconds(50))
        #expect(fleet.measures(of: web, window: .seconds(60))?.requests.arrived == 0)
    }
}
