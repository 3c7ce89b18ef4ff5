import Measures
import Simulation
import Testing
import Workloads

@Suite struct WorldFaultsTests {
    @Test func `a crashed container comes back after ten seconds and a load, in the same pod`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 2) {
            $0.faults = [Fault(at: 30, kind: .podCrash(count: 1))]
        }
        world.advance(to: 31)
        #expect(world.status.ready == 1)
        #expect(world.measures().lost > 0)
        world.advance(to: 59.9)
        #expect(world.status.ready == 1)
        world.advance(to: 60.1)
        #expect(world.status == WorldStatus(replicas: 2, ready: 2, pending: 0, unscheduled: 0, terminating: 0))
        #expect(world.pods.map(\.ordinal) == [0, 1])
        #expect(world.measures().requests.holds)
    }

    @Test func `crashes in a row wait longer`() throws {
        var world = try WorldFixture.world(replicas: 1) {
            $0.faults = [Fault(at: 10, kind: .podCrash(count: 1)), Fault(at: 100, kind: .podCrash(count: 1))]
        }
        world.advance(to: 100)
        #expect(world.status.ready == 0)
        world.advance(to: 139)
        #expect(world.status.ready == 0)
        world.advance(to: 140.1)
        #expect(world.status.ready == 1)
    }

    @Test func `retried requests are late, not lost`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 2) { spec in
            spec.faults = [Fault(at: 30, kind: .podCrash(count: 1))]
            spec.life.retriesLost = true
        }
        world.advance(to: 90)
        #expect(world.measures().lost == 0)
        #expect(world.measures().misses > 0)
        #expect(world.measures().requests.holds)
    }

    @Test func `a lost node's pods are missed after forty seconds and replaced after five minutes more`() throws {
        var world = try WorldFixture.world("constant:20", replicas: 4) { spec in
            spec.nodes = NodeSpec(count: 4, accelerators: 2)
            spec.faults = [Fault(at: 100, kind: .nodeLoss(node: 2, seconds: 3_600))]
        }
        world.advance(to: 101)
        // The cluster does not know yet; requests go elsewhere at once.
        #expect(world.status.ready == 4)
        #expect(world.pods.count { $0.isServing } == 3)
        world.advance(to: 141)
        #expect(world.status.ready == 3)
        world.advance(to: 439)
        #expect(world.status.pending == 1)
        world.advance(to: 480)
        #expect(world.status.ready == 4)
        #expect(world.pods.allSatisfy { $0.node != 2 })
        #expect(world.measures().requests.holds)
    }

    @Test func `a node that comes back in time keeps its pods`() throws {
        var world = try WorldFixture.world(replicas: 4) { spec in
            spec.nodes = NodeSpec(count: 4, accelerators: 2)
            spec.faults = [Fault(at: 100, kind: .nodeLoss(node: 2, seconds: 60))]
        }
        world.advance(to: 161)
        #expect(world.status.ready == 3)
        world.advance(to: 181)
        #expect(world.status.ready == 4)
        #expect(world.pods.map(\.ordinal) == [0, 1, 2, 3])
    }

    @Test func `a slow pod works for longer, for a while`() throws {
        func gapP99(factor: Double) throws -> Double {
            var world = try WorldFixture.world("constant:20", replicas: 2) {
                $0.faults = [Fault(at: 10, kind: .slowPod(factor: factor, seconds: 60))]
            }
            world.advance(to: 60)
            #expect(world.pods.map(\.slowdown).sorted() == [1, factor])
            world.advance(to: 71)
            #expect(world.pods.map(\.slowdown) == [1, 1])
            return world.measures().interToken.quantile(0.99) ?? 0
        }
        #expect(try gapP99(factor: 3) > 2 * gapP99(factor: 1))
    }

    @Test func `victims are the same for equal seeds`() throws {
        func survivors(seed: UInt64) throws -> [Bool] {
            var world = try WorldFixture.world(replicas: 8, seed: seed) {
                $0.faults = [Fault(at: 5, kind: .podCrash(count: 3))]
            }
            world.advance(to: 6)
            return world.pods.map(\.isServing)
        }
        #expect(try survivors(seed: 1) == survivors(seed: 1))
        #expect(try survivors(seed: 1).count { $0 } == 5)
    }
}
