import Measures
import Simulation
import Testing
import Workloads

@Suite struct WorldObservationTests {
    private static let questions = [
        MetricQuestion("engine:running", by: .direct), MetricQuestion("engine:requests", by: .direct),
        MetricQuestion("engine:running", by: .prometheus), MetricQuestion("engine:utilization", by: .prometheus),
        MetricQuestion("cpu", by: .metricsServer),
    ]

    private func samples(_ observation: MetricObservation) -> [PodSample] {
        guard case .pods(let samples) = observation.reading else { return [] }
        return samples
    }

    @Test func `it shows scale and pods as a cluster does`() throws {
        var world = try WorldFixture.world(replicas: 2) { $0.nodes = NodeSpec(count: 1, accelerators: 2) }
        world.scale(to: 3)
        world.advance(to: 5)
        let seen = world.observe([])
        #expect(
            seen.scale
                == .value(Observation.Scale(specReplicas: 3, statusReplicas: 3, selector: "app=service")))
        #expect(seen.pods.map(\.phase) == [.running, .running, .pending])
        #expect(seen.pods.map { $0.readiness?.status } == [.isTrue, .isTrue, nil])
        #expect(seen.pods.map(\.node) == ["node-0", "node-0", nil])
        #expect(seen.pods[2].createdAt == world.now - .seconds(5))
        #expect(seen.pods[0].containers.first?.requests["cpu"] == .milli(1_000))
        #expect(seen.pods[0].labels == ["app": "service"])
    }

    @Test func `a pod that ends is shown with its end`() throws {
        var world = try WorldFixture.world("constant:40", replicas: 2)
        world.advance(to: 10)
        world.scale(to: 1)
        world.advance(to: 10.5)
        let seen = world.observe([MetricQuestion("engine:running", by: .direct)])
        #expect(seen.pods.map { $0.deletedAt != nil } == [false, true])
        #expect(samples(seen.metrics[0]).count == 1)
        #expect(seen.metrics[0].coverage == 1)
    }

    @Test func `before anybody has read them metrics are missing, not zero`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 2)
        for metric in world.observe(Self.questions).metrics.dropFirst() {
            guard case .missing(.empty) = metric.reading else {
                Issue.record("\(metric)")
                continue
            }
        }
    }

    @Test func `each way has its own age`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 2)
        world.advance(to: 105)
        _ = world.observe(Self.questions)
        world.advance(to: 120)
        let seen = world.observe(Self.questions)
        let now = world.now
        #expect(seen.metrics.allSatisfy { samples($0).count == 2 && $0.coverage == 1 })
        #expect(samples(seen.metrics[0]).allSatisfy { $0.at == now && $0.window == .zero })
        #expect(samples(seen.metrics[1]).allSatisfy { $0.at == now && $0.window == .seconds(15) })
        #expect(samples(seen.metrics[2]).allSatisfy { $0.at <= now - .seconds(1) && $0.at > now - .seconds(16) })
        #expect(samples(seen.metrics[4]).allSatisfy { $0.at < now && $0.at > now - .seconds(30) })
        #expect(samples(seen.metrics[4]).allSatisfy { abs($0.window.seconds - 15) < 1e-6 })
        // Twenty requests a second over two pods, and a core each.
        #expect(abs(Double(samples(seen.metrics[1]).reduce(0) { $0 + $1.milliValue }) / 20_000 - 1) < 0.1)
        #expect(samples(seen.metrics[4]).allSatisfy { (900...1_000).contains($0.milliValue) })
        #expect(samples(seen.metrics[3]).allSatisfy { $0.milliValue > 0 && $0.milliValue < 1_000 })
        #expect(seen.metrics[4].at == samples(seen.metrics[4]).map(\.at).min())
    }

    @Test func `a slow pod shows how full it is, not how little it does`() throws {
        func utilization(factor: Double) throws -> Int64 {
            var world = try WorldFixture.world("constant:10", replicas: 1) {
                $0.faults = [Fault(at: 0, kind: .slowPod(factor: factor, seconds: 1_000))]
            }
            world.advance(to: 200)
            let seen = world.observe([MetricQuestion("engine:utilization", by: .prometheus)])
            return samples(seen.metrics[0]).first?.milliValue ?? 0
        }
        #expect(try utilization(factor: 2) > utilization(factor: 1) * 3 / 2)
    }

    @Test func `an outage of metrics is an absence with its reason on every way, and is over when it is over`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 2) {
            $0.faults = [Fault(at: 100, kind: .metricOutage(seconds: 120))]
        }
        for now in stride(from: 15.0, through: 205, by: 15) {
            world.advance(to: now)
            _ = world.observe(Self.questions)
        }
        for metric in world.observe(Self.questions).metrics {
            switch metric.reading {
            case .missing(.failed), .missing(.refused(status: 503, _)): break
            case .missing, .pods, .values: Issue.record("\(metric)")
            }
        }
        for now in stride(from: 225.0, through: 300, by: 15) {
            world.advance(to: now)
            _ = world.observe(Self.questions)
        }
        #expect(world.observe(Self.questions).metrics.allSatisfy { samples($0).count == 2 })
    }

    @Test func `a name that pods do not know is missing`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 1)
        world.advance(to: 60)
        let seen = world.observe([
            MetricQuestion("nonsense", by: .direct), MetricQuestion("memory", by: .metricsServer),
        ])
        #expect(seen.metrics.map { samples($0).count } == [0, 0])
    }

    @Test func `a new pod is not covered until it is read`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 1) {
            $0.nodes = NodeSpec(count: 1, accelerators: 8)
        }
        world.advance(to: 100)
        world.scale(to: 2)
        world.advance(to: 121.5)
        let seen = world.observe([MetricQuestion("engine:requests", by: .prometheus)])
        #expect(world.status.ready == 2)
        #expect(seen.metrics[0].coverage == 0.5)
    }
}
