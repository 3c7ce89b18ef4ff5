import Deciding
import KubernetesAPI
import KubernetesClient
import Logging
import Measures
import MetricSources
import Metrics
import Testing
import Workloads

@testable import Controller

@Suite struct ReconcilerTests {
    private let world = World()
    /// An External metric and one of pods.
    private let mixed =
        #"[{"type":"External","external":{"metric":{"name":"queue"},"target":"#
        + #"{"type":"AverageValue","averageValue":"1"}}},"#
        + #"{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":50}}}]"#

    @Test func `a load step is written with a precondition, within one tick`() async {
        await world.deploy()
        world.api.state.withLock { $0.queue = 9 }
        await world.tick()
        #expect(world.api.state.withLock { $0.replicas } == 9)
        let patch = world.api.state.withLock { $0.patches.first }
        #expect(patch?[path: "metadata", "resourceVersion"]?.stringValue == "10")
        #expect(await world.record?.wrote == true)
        #expect(world.announced.contains("ScaledUp"))
    }

    @Test func `a quiet tick costs one request, and writes nothing`() async {
        await world.deploy()
        await world.tick()
        #expect(world.api.state.withLock { $0.requests.count } == 1)
        #expect(world.api.patchCount == 0)
    }

    @Test func `what was decided of a Deployment is not written to one made again under its name`() async {
        await world.deploy()
        world.api.state.withLock {
            $0.queue = 9
            $0.writes = [.replaced]
        }
        await world.tick()
        #expect(world.api.patchCount == 1)
        #expect(world.api.state.withLock { $0.replicas } == 6)
    }

    @Test func `less load is written after the stabilisation window`() async {
        await world.deploy()
        await world.tick()
        world.api.state.withLock { $0.queue = 2 }
        for _ in 0..<19 { await world.tick() }
        #expect(world.api.state.withLock { $0.replicas } == 6)
        for _ in 0..<3 { await world.tick() }
        #expect(world.api.state.withLock { $0.replicas } == 2)
    }

    @Test func `shadow decides, and writes nothing`() async {
        await world.deploy(["mode": "shadow"])
        world.api.state.withLock { $0.queue = 9 }
        await world.tick()
        #expect(await world.record?.to == 9)
        #expect(world.api.patchCount == 0)
        #expect(world.announced.contains("WouldScale"))
    }

    @Test func `with shadow-all nothing is written, whatever the mode`() async {
        let world = World(inShadowOnly: true)
        await world.deploy()
        world.api.state.withLock { $0.queue = 9 }
        await world.tick()
        #expect(await world.record?.mode == .shadow)
        #expect(world.api.patchCount == 0)
    }

    @Test func `mode off asks nothing and writes nothing`() async {
        await world.deploy()
        await world.deploy(["mode": "off"])
        world.api.state.withLock { $0.queue = 9 }
        for _ in 0..<5 { await world.tick() }
        #expect(world.api.state.withLock { $0.requests.isEmpty })
        #expect(await world.record == nil)
    }

    @Test func `a bad annotation scales nothing, and is taken up when it is mended`() async {
        await world.deploy(["max-replicas": "ten"])
        world.api.state.withLock { $0.queue = 9 }
        await world.tick()
        #expect(world.api.patchCount == 0)
        #expect(world.announced.contains("AnnotationRefused"))
        await world.deploy()
        await world.tick()
        #expect(world.api.state.withLock { $0.replicas } == 9)
    }

    @Test func `metrics away for ten minutes hold the size`() async {
        await world.deploy()
        await world.tick()
        world.api.state.withLock { $0.queue = nil }
        for _ in 0..<40 { await world.tick() }
        #expect(world.api.patchCount == 0)
        #expect(await world.record?.boundBy == "data missing")
        #expect(world.announced == ["MetricsUnavailable"])
    }

    @Test func `a conflict with a status change is written again at the new version`() async {
        await world.deploy()
        world.api.state.withLock {
            $0.queue = 9
            $0.writes = [.statusChanged, .statusChanged]
        }
        await world.tick()
        #expect(world.api.patchCount == 3)
        #expect(world.api.state.withLock { $0.replicas } == 9)
    }

    @Test func `five conflicts in a row end the write, as with the HPA`() async {
        await world.deploy()
        world.api.state.withLock {
            $0.queue = 9
            $0.writes = Array(repeating: .statusChanged, count: 9)
        }
        await world.tick()
        #expect(world.api.patchCount == 5)
        #expect(await world.record?.wrote == false)
        #expect(await world.record?.conditions.contains { $0.reason == "FailedUpdateScale" } == true)
    }

    @Test func `another writer's newer replicas are never overwritten blindly`() async {
        await world.deploy()
        world.api.state.withLock {
            $0.queue = 9
            $0.writes = [.overtaken(4)]
        }
        await world.tick()
        #expect(world.api.state.withLock { $0.replicas } == 4)
        #expect(await world.record == nil)
    }

    @Test func `a write whose answer was lost is taken for what it was`() async {
        await world.deploy()
        world.api.state.withLock {
            $0.queue = 9
            $0.writes = [.overtaken(9)]
        }
        await world.tick()
        #expect(world.api.patchCount == 1)
        #expect(await world.record?.wrote == true)
    }

    @Test func `a missing permission is named once, and the workload goes on`() async {
        await world.deploy()
        world.api.state.withLock {
            $0.queue = 9
            $0.writes = [.forbidden, .forbidden]
        }
        await world.tick()
        await world.tick()
        #expect(world.announced == ["ScaleRefused"])
        await world.tick()
        #expect(world.api.state.withLock { $0.replicas } == 9)
    }

    @Test func `two workloads that select one pod are both held`() async {
        await world.deploy()
        await world.deploy(name: "twin")
        world.pod("llm-0")
        world.api.state.withLock { $0.queue = 9 }
        await world.tick()
        #expect(world.api.patchCount == 0)
        #expect(world.announced.contains("AmbiguousSelector"))
    }

    @Test func `copies that nobody has proved current are not decided on`() async {
        await world.deploy()
        world.api.state.withLock { $0.queue = 9 }
        world.clock.move(to: world.clock.now() + .seconds(301))
        await world.tick(provingCurrent: false)
        #expect(world.api.patchCount == 0)
        #expect(await world.record?.error?.contains("s old") == true)
    }

    @Test func `at zero a metric of pods is not missed; one of another source is`() async {
        world.api.state.withLock {
            $0.replicas = 0
            $0.queue = 0
        }
        await world.deploy(["metrics": mixed, "min-replicas": "0"])
        await world.tick()
        #expect(await world.record?.metrics.map { $0.missing != nil } == [false, true])
        #expect(world.announced.isEmpty)
        world.api.state.withLock { $0.queue = nil }
        await world.tick()
        #expect(world.announced == ["MetricsUnavailable"])
    }

    @Test func `a metric of pods is missed at zero as long as there is a pod`() async {
        world.api.state.withLock {
            $0.replicas = 0
            $0.queue = 0
        }
        world.pod("llm-0")
        await world.deploy(["metrics": mixed, "min-replicas": "0"])
        await world.tick()
        #expect(world.announced == ["MetricsUnavailable"])
    }
}
