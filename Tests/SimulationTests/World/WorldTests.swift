import Measures
import Simulation
import Testing
import Workloads

@Suite struct WorldTests {
    @Test func `it begins with ready pods and loses no request`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 3)
        #expect(world.status == WorldStatus(replicas: 3, ready: 3, pending: 0, unscheduled: 0, terminating: 0))
        world.advance(to: 60)
        let measures = world.measures()
        #expect(measures.arrived == 1_199 || measures.arrived == 1_200)
        #expect(measures.lost == 0)
        #expect(measures.misses == 0)
        #expect(measures.requests.holds)
    }

    @Test func `a new pod is scheduled, pulls, loads and serves`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 1) {
            $0.nodes = NodeSpec(count: 2, accelerators: 1)
        }
        world.scale(to: 2)
        #expect(world.status.unscheduled == 1)
        world.advance(to: 1)
        #expect(world.status.unscheduled == 0)
        world.advance(to: 30.9)
        #expect(world.pods.map(\.isServing) == [true, false])
        world.advance(to: 31)
        #expect(world.pods.map(\.isServing) == [true, true])
        #expect(world.pods[1].readySince == 31)
        world.advance(to: 40)
        #expect(world.pods[1].workSeconds > 0)
    }

    @Test func `a node that has the image pulls it no more`() throws {
        var world = try WorldFixture.world(replicas: 1) { $0.nodes = NodeSpec(count: 1, accelerators: 8) }
        world.scale(to: 2)
        world.advance(to: 21)
        #expect(world.status.ready == 2)
    }

    @Test func `readiness waits for the next probe`() throws {
        var world = try WorldFixture.world(replicas: 1) {
            $0.nodes = NodeSpec(count: 1, accelerators: 8)
            $0.classes[0].startup.load = .seconds(21)
            $0.classes[0].startup.probePeriod = .seconds(5)
        }
        world.scale(to: 2)
        world.advance(to: 25.9)
        #expect(world.status.ready == 1)
        world.advance(to: 26)
        #expect(world.status.ready == 2)
    }

    @Test func `a scale-down takes the youngest, which finishes what it has`() throws {
        var world = try WorldFixture.world("constant:30", replicas: 2)
        world.scale(to: 3)
        world.advance(to: 60)
        world.scale(to: 2)
        #expect(world.status == WorldStatus(replicas: 2, ready: 2, pending: 0, unscheduled: 0, terminating: 1))
        #expect(world.pods.map(\.ordinal) == [0, 1])
        world.advance(to: 95)
        #expect(world.status.terminating == 0)
        #expect(world.measures().lost == 0)
    }

    @Test func `pods beyond the accelerators wait in turn, and go on when one is free`() throws {
        var world = try WorldFixture.world(replicas: 3) { $0.nodes = NodeSpec(count: 1, accelerators: 4) }
        world.scale(to: 6)
        world.advance(to: 100)
        #expect(world.status == WorldStatus(replicas: 6, ready: 4, pending: 2, unscheduled: 2, terminating: 0))
        world.scale(to: 5)
        // The youngest of those that wait is the one too many.
        #expect(world.pods.map(\.ordinal) == [0, 1, 2, 3, 4])
        world.scale(to: 3)
        world.advance(to: 200)
        #expect(world.status.ready == 3)
    }

    @Test func `a quota holds pods back, and lifting it lets them in`() throws {
        var world = try WorldFixture.world(replicas: 1) {
            $0.quota = 1
            $0.faults = [Fault(at: 100, kind: .quota(accelerators: 2))]
        }
        world.scale(to: 3)
        world.advance(to: 99)
        #expect(world.status.unscheduled == 2)
        world.advance(to: 140)
        #expect(world.status.ready == 2)
        #expect(world.status.unscheduled == 1)
    }

    @Test func `accelerators cost from being bound to being gone, pods from being made`() throws {
        var world = try WorldFixture.world(replicas: 2) { $0.nodes = NodeSpec(count: 1, accelerators: 2) }
        world.scale(to: 3)
        world.advance(to: 100)
        let measures = world.measures()
        #expect(measures.acceleratorSeconds == 200)
        #expect(measures.podSeconds == 300)
        #expect(measures.readyPodSeconds == 200)
        world.beginMeasuring()
        world.advance(to: 110)
        #expect(world.measures().podSeconds == 30)
        #expect(world.measures().seconds == 10)
    }

    @Test func `measures cover what arrives after their beginning`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 2)
        world.advance(to: 30)
        let before = world.measures().arrived
        world.beginMeasuring()
        world.advance(to: 60)
        let after = world.measures()
        #expect(abs(after.arrived - 600) <= 1)
        #expect(after.requests.arrived == before + after.arrived)
        #expect(after.inFlight == after.arrived - after.completed - after.lost)
    }

    @Test func `recent requests are told once`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 2)
        world.advance(to: 15)
        #expect(world.takeRecent().firstToken.count > 250)
        #expect(world.takeRecent() == RecentRequests())
        world.advance(to: 30)
        #expect(abs(world.takeRecent().arrived - 300) <= 1)
    }

    @Test func `equal seeds give equal worlds, however time passes, and other seeds do not`() throws {
        func run(step: Double, seed: UInt64) throws -> WorldMeasures {
            var world = try WorldFixture.world("ramp:5@0s,60@300s", replicas: 2, seed: seed) { spec in
                spec.classes[0].startup.loadSpread = 0.3
                spec.faults = [Fault(at: 200, kind: .podCrash(count: 1))]
            }
            world.advance(to: 60)
            world.scale(to: 4)
            var now = 60.0
            while now < 300 {
                now = min(300, now + step)
                world.advance(to: now)
            }
            return world.measures()
        }
        let once = try run(step: 240, seed: 5)
        #expect(try run(step: 240, seed: 5) == once)
        #expect(try run(step: 1, seed: 5) == once)
        #expect(try run(step: 240, seed: 6) != once)
    }

    @Test func `the n-th pod starts as fast, whenever and by whomever it is made`() throws {
        func readySeconds(scaledAt: Double, by steps: [Int]) throws -> [Double] {
            var world = try WorldFixture.world(replicas: 1, seed: 3) { spec in
                spec.nodes = NodeSpec(count: 1, accelerators: 64)
                spec.classes[0].startup.loadSpread = 0.4
            }
            world.advance(to: scaledAt)
            for replicas in steps { world.scale(to: replicas) }
            world.advance(to: scaledAt + 600)
            return world.pods.dropFirst().map { ((($0.readySince ?? 0) - scaledAt) * 1e6).rounded() }
        }
        #expect(try readySeconds(scaledAt: 10, by: [4]) == readySeconds(scaledAt: 77, by: [2, 3, 4]))
    }

    @Test func `classes share the pods and differ in speed`() throws {
        var world = try WorldFixture.world("constant:40", replicas: 4) { spec in
            var slow = spec.classes[0]
            slow.name = "slow"
            slow.accelerators = 2
            spec.classes.append(slow)
        }
        world.advance(to: 10)
        #expect(world.pods.map(\.podClass).sorted() == [0, 0, 1, 1])
        #expect(world.measures().acceleratorSeconds == 60)
    }

    @Test func `weights send requests where they say`() throws {
        var world = try WorldFixture.world("constant:8", replicas: 2) { $0.router = .weightedRoundRobin }
        let names = world.pods.map(\.name)
        world.setWeights([names[0]: 3, "gone": 7])
        world.advance(to: 120)
        let work = world.pods.map(\.workSeconds)
        #expect(abs(work[0] / work[1] - 3) < 0.4)
    }

    @Test func `a herd follows stale information, and queues where fresh information does not`() throws {
        func firstTokenP95(_ router: RouterKind) throws -> Double {
            var world = try WorldFixture.world("constant:80", replicas: 8) { spec in
                spec.router = router
                spec.staleness = 4
            }
            world.advance(to: 120)
            return world.measures().firstToken.quantile(0.95) ?? .infinity
        }
        #expect(try firstTokenP95(.staleLeastRequest) > 3 * firstTokenP95(.leastRequest))
    }

    @Test func `a plain service needs no accelerators, and its cpu is the work that is asked of it`() throws {
        let web = PodClass(
            name: "web", engine: .plain(workers: 8, cores: 2, coreSecondsPerRequest: 0.05), startup: .plain,
            accelerators: 0)
        let arrivals = Arrivals(
            try Load(text: "constant:20", field: "load"), trace: nil, origin: 0, size: .plain,
            streams: RandomStreams(seed: 1))
        var world = World(WorldSpec(classes: [web]), arrivals: arrivals, seed: 1, replicas: 2)
        world.advance(to: 120)
        let seen = world.observe([MetricQuestion("cpu", by: .metricsServer)])
        guard case .pods(let samples) = seen.metrics[0].reading else {
            Issue.record("\(seen.metrics[0])")
            return
        }
        #expect(abs(Double(samples.reduce(0) { $0 + $1.milliValue }) - 1_000) < 60)
        #expect(world.measures().acceleratorSeconds == 0)
        #expect(Set(world.pods.map(\.node)).count == 2)
        #expect(seen.pods[0].containers.first?.requests["nvidia.com/gpu"] == nil)
    }
}
