import Measures
import Simulation
import Testing
import Workloads

@Suite struct FleetPodsTests {
    private let web = WorkloadID(namespace: "shop", name: "web")
    private let origin = Timestamp(seconds: 1_000)
    private let quick = Startup(pull: .seconds(2), load: .seconds(3), loadSpread: 0)

    private func fleet(_ load: String, _ change: (inout ServiceSpec) -> Void = { _ in }) throws -> Fleet {
        var fleet = Fleet(seed: 1, origin: origin)
        var spec = ServiceSpec(load: try Load(text: load, field: "load"), loadOrigin: origin)
        change(&spec)
        fleet.setService(web, spec)
        return fleet
    }

    private func pod(_ startup: Startup? = nil) -> SimulatedPod {
        SimulatedPod(engine: .llama8BOnH100, startup: startup ?? quick, accelerators: 1)
    }

    private func seconds(_ events: [FleetEvent]) -> [String] {
        events.map { "\(($0.at - origin).seconds) \($0.kind)" }
    }

    @Test func `a crash ends the container, which runs again after its back-off and loads anew`() throws {
        var fleet = try fleet("none")
        fleet.addPod(PodKey("a"), of: web, pod())
        _ = fleet.advance(to: origin + .seconds(20))
        fleet.crashPod(PodKey("a"))
        #expect(fleet.snapshot(of: PodKey("a"))?.lifecycle == .backingOff)
        fleet.crashPod(PodKey("a"))
        let events = fleet.advance(to: origin + .seconds(60))
        #expect(seconds(events) == ["20.0 crashed(requestsLost: 0)", "30.0 started", "33.0 ready"])
    }

    @Test func `a container that ran for ten minutes has a clean record`() throws {
        var fleet = try fleet("none")
        fleet.addPod(PodKey("a"), of: web, pod())
        var starts: [Double] = []
        for crash in [20.0, 100, 800] {
            _ = fleet.advance(to: origin + .seconds(crash))
            fleet.crashPod(PodKey("a"))
            let events = fleet.advance(to: origin + .seconds(crash + 25))
            starts += events.filter { $0.kind == .started }.map { ($0.at - origin).seconds - crash }
        }
        #expect(starts == [10, 20, 10])
    }

    @Test func `what a crashed pod had is lost, or goes to others if the service wants that`() throws {
        for retries in [false, true] {
            var fleet = try fleet("constant:20") { $0.retriesLost = retries }
            for name in ["a", "b"] { fleet.addPod(PodKey(name), of: web, pod(), .ready) }
            _ = fleet.advance(to: origin + .seconds(30))
            fleet.crashPod(PodKey("a"))
            _ = fleet.advance(to: origin + .seconds(31))
            let requests = try #require(fleet.measures(of: web, window: .seconds(60))).requests
            #expect(requests.holds)
            #expect((requests.lost > 0) == !retries)
        }
    }

    @Test func `a crash while it drains is its end`() throws {
        var fleet = try fleet("constant:20")
        fleet.addPod(PodKey("a"), of: web, pod(), .ready)
        _ = fleet.advance(to: origin + .seconds(10))
        fleet.drain(PodKey("a"), grace: .seconds(30))
        fleet.crashPod(PodKey("a"))
        let events = fleet.advance(to: origin + .seconds(60))
        #expect(events.count == 1)
        #expect((events.first?.at).map { ($0 - origin).seconds } == 10)
    }

    @Test func `readiness comes with a probe`() throws {
        var fleet = try fleet("none")
        var probed = quick
        probed.probePeriod = .seconds(10)
        fleet.addPod(PodKey("a"), of: web, pod(probed))
        #expect(seconds(fleet.advance(to: origin + .seconds(60))) == ["2.0 started", "12.0 ready"])
    }

    @Test func `another router takes over the pods and what they have`() throws {
        var fleet = try fleet("constant:20")
        for name in ["a", "b"] { fleet.addPod(PodKey(name), of: web, pod(), .ready) }
        _ = fleet.advance(to: origin + .seconds(30))
        let before = try #require(fleet.measures(of: web, window: .seconds(60)))
        let spec = ServiceSpec(
            load: try Load(text: "constant:20", field: "load"), loadOrigin: origin, router: .weightedRoundRobin)
        fleet.setService(web, spec)
        fleet.setWeights([PodKey("a"): 9])
        _ = fleet.advance(to: origin + .seconds(90))
        let after = try #require(fleet.measures(of: web, window: .seconds(60)))
        #expect(after.readyPods == 2)
        #expect(after.requests.arrived > before.requests.arrived)
        #expect(after.requests.holds)
        let completed = ["a", "b"].map { fleet.snapshot(of: PodKey($0))?.counters.completed ?? 0 }
        // Half of 600, then nine tenths of 1,200.
        #expect(abs(Double(completed[0]) / Double(completed[0] + completed[1]) - 0.77) < 0.02)
    }

    @Test func `a weight that a pod gets before it serves counts when it does`() throws {
        var fleet = try fleet("constant:20") { $0.router = .edf }
        fleet.addPod(PodKey("a"), of: web, pod(), .ready)
        fleet.addPod(PodKey("b"), of: web, pod())
        fleet.setWeights([PodKey("b"): 3])
        func completed(_ name: String) -> Double {
            Double(fleet.snapshot(of: PodKey(name))?.counters.completed ?? 0)
        }
        _ = fleet.advance(to: origin + .seconds(30))
        let before = (completed("a"), completed("b"))
        _ = fleet.advance(to: origin + .seconds(150))
        let first = completed("a") - before.0
        let second = completed("b") - before.1
        #expect(abs(second / first - 3) < 0.1)
    }
}
