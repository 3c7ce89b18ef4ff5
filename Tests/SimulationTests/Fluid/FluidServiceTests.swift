import Measures
import Simulation
import Testing
import Workloads

@Suite struct FluidServiceTests {
    private let profile = EngineProfile.all[0]
    private let objective = ServiceObjective(firstTokenMax: .seconds(1), interTokenMax: .milliseconds(40))

    private func service(_ replicas: Int, delay: Int = 15, startup: Startup = .smallModel) -> FluidService {
        FluidService(
            FluidSpec(profile: profile, startup: startup, objective: objective, metricDelay: delay),
            replicas: replicas, stream: RandomStreams(seed: 1).stream("startup"))
    }

    private func demand(_ requestsPerSecond: Double) -> FluidDemand {
        FluidDemand(requestsPerSecond: requestsPerSecond, promptTokens: 1_155, outputTokens: 211)
    }

    /// Utilisation and misses of the discrete-event world under the same demand, ten minutes after two.
    private func events(_ replicas: Int, rate: Double) throws -> (utilization: Double, missShare: Double) {
        let arrivals = try ArrivalSpec(.shape(.constant(rate)), process: .poisson, lengths: .fixed(.conversation))
        var world = World(
            WorldSpec(classes: [PodClass(profile: profile)], objective: objective),
            arrivals: Arrivals(arrivals, streams: RandomStreams(seed: 4)), seed: 4, replicas: replicas)
        world.advance(to: 120)
        world.beginMeasuring()
        let before = world.pods.reduce(0) { $0 + $1.workSeconds }
        world.advance(to: 720)
        let work = world.pods.reduce(0) { $0 + $1.workSeconds } - before
        let measures = world.measures()
        let judged = measures.completed + measures.lost + measures.inFlightLate
        return (
            work / 600 / Double(replicas), Double(measures.misses + measures.inFlightLate) / Double(max(1, judged))
        )
    }

    @Test(arguments: [(2, 0.4), (4, 0.7), (2, 0.85), (2, 1.1)])
    func `it is as busy as the discrete-event world, and misses as much`(replicas: Int, load: Double) throws {
        let rate = load * Double(replicas) * profile.engine.capacity(of: .conversation)
        let (utilization, missShare) = try events(replicas, rate: rate)
        var fluid = service(replicas)
        _ = fluid.step(seconds: 120, demand(rate))
        let interval = fluid.step(seconds: 600, demand(rate))
        #expect(abs(interval.utilizationSum / 600 - utilization) < 0.03)
        #expect(abs(interval.misses / interval.arrived - missShare) < 0.05)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `no request is lost or made up`(seed: UInt64) {
        var stream = RandomStreams(seed: seed).stream("disturbance")
        var fluid = service(5, startup: Startup(pull: .seconds(1), load: .seconds(8), loadSpread: 0.5))
        var (arrived, gone) = (0.0, 0.0)
        for _ in 0..<300 {
            switch Int.random(in: 0..<6, using: &stream) {
            case 0: fluid.scale(to: .random(in: 0...8, using: &stream))
            case 1: gone += fluid.crash(pods: .random(in: 0...2, using: &stream))
            case 2: fluid.setSlow(pods: .random(in: 0...3, using: &stream), factor: .random(in: 1...4, using: &stream))
            default: break
            }
            let interval = fluid.step(
                seconds: .random(in: 1...30, using: &stream), demand(.random(in: 0...200, using: &stream)))
            arrived += interval.arrived
            gone += interval.completed + interval.lost
            #expect(interval.misses >= interval.lost - 1e-9 && interval.misses <= interval.arrived + interval.lost)
            #expect(abs(arrived - gone - fluid.outstanding) < 1e-6 * max(1, arrived))
        }
        #expect(gone > 1_000)
    }

    @Test func `a pod is ready after its start-up, and holds its accelerator from the beginning`() {
        var fluid = service(1, startup: Startup(pull: .seconds(2), load: .seconds(40), loadSpread: 0))
        fluid.scale(to: 3)
        #expect(fluid.starting == 2)
        let before = fluid.step(seconds: 41, demand(1))
        #expect(fluid.present.ready == 1)
        #expect(before.acceleratorSeconds == 3 * 41)
        _ = fluid.step(seconds: 1, demand(1))
        #expect(fluid.present.ready == 3)
    }

    @Test func `of too many pods those that start go first`() {
        var fluid = service(2)
        fluid.scale(to: 5)
        fluid.scale(to: 3)
        #expect(fluid.starting == 1)
        fluid.scale(to: 1)
        #expect(fluid.starting == 0)
        _ = fluid.step(seconds: 1, demand(1))
        #expect(fluid.present.ready == 1)
    }

    @Test func `a drained pod finishes what it has and is gone`() {
        var fluid = service(2)
        _ = fluid.step(seconds: 60, demand(20))
        fluid.scale(to: 1)
        let interval = fluid.step(seconds: 60, demand(0))
        #expect(fluid.outstanding < 0.5)
        #expect(interval.acceleratorSeconds > 60)
        #expect(interval.acceleratorSeconds < 90)
    }

    @Test func `what is observed lies behind`() {
        var fluid = service(1, delay: 20)
        _ = fluid.step(seconds: 20, demand(5))
        #expect(fluid.observed.arrivals == 0)
        _ = fluid.step(seconds: 1, demand(5))
        #expect(fluid.observed.arrivals == 5)
    }

    @Test func `a slow pod takes fewer requests and answers later`() {
        var fluid = service(4)
        _ = fluid.step(seconds: 120, demand(30))
        let before = fluid.present
        fluid.setSlow(pods: 1, factor: 3)
        _ = fluid.step(seconds: 120, demand(30))
        #expect(fluid.present.interTokenSeconds > 1.1 * before.interTokenSeconds)
        fluid.setSlow(pods: 0, factor: 1)
        _ = fluid.step(seconds: 120, demand(30))
        #expect(abs(fluid.present.interTokenSeconds - before.interTokenSeconds) < 1e-4)
    }

    @Test func `a plain service is as busy as its requests say`() {
        let plain = EngineProfile(
            accelerator: "none", model: "none", gpus: 0,
            engine: .plain(workers: 8, cores: 2, coreSecondsPerRequest: 0.05), source: "a test")
        var fluid = FluidService(
            FluidSpec(profile: plain), replicas: 2, stream: RandomStreams(seed: 1).stream("startup"))
        let demand = FluidDemand(requestsPerSecond: 40, promptTokens: 0, outputTokens: 1)
        _ = fluid.step(seconds: 60, demand)
        #expect(abs(fluid.present.utilization - 0.5) < 1e-6)
        let interval = fluid.step(seconds: 60, FluidDemand(requestsPerSecond: 120, promptTokens: 0, outputTokens: 1))
        #expect(abs(interval.completed - 80 * 60) < 100)
    }

    @Test func `equal streams give equal services`() {
        func run() -> FluidInterval {
            var fluid = service(2)
            fluid.scale(to: 6)
            return fluid.step(seconds: 300, demand(60))
        }
        #expect(run() == run())
    }
}
