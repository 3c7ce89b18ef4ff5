import Measures
import Simulation
import Testing

@testable import Evaluation

@Suite struct PodUseTests {
    private func world(_ load: String, faults: [Fault] = []) throws -> World {
        let cell = try CellSpec.plain(.kind(.staticMean), load: load, faults: faults)
        let arrivals = Arrivals(cell.arrivals, streams: RandomStreams(seed: 1))
        return World(cell.world, arrivals: arrivals, seed: 1, replicas: 2)
    }

    @Test func `a pod's utilisation is its share of busy workers`() throws {
        // Ten requests a second of a second each on two pods of ten workers.
        var world = try world("constant:10")
        world.advance(to: 30)
        let before = PodUse(world)
        world.advance(to: 90)
        let shares = PodUse(world).utilizations(since: before)
        #expect(shares.count == 2)
        for share in shares { #expect(abs(share - 0.5) < 0.01) }
    }

    @Test func `a pod that is twice as slow is twice as full`() throws {
        var world = try world("constant:6", faults: [Fault(at: 10, kind: .slowPod(factor: 2, seconds: 600))])
        world.advance(to: 30)
        let before = PodUse(world)
        world.advance(to: 90)
        let shares = PodUse(world).utilizations(since: before).sorted()
        #expect(abs(shares[0] - 0.3) < 0.02)
        #expect(abs(shares[1] - 0.6) < 0.02)
    }

    @Test func `a pod that did not serve all the while is left out`() throws {
        var world = try world("constant:6")
        world.advance(to: 30)
        let before = PodUse(world)
        world.scale(to: 3)
        world.advance(to: 90)
        #expect(world.status.ready == 3)
        #expect(PodUse(world).utilizations(since: before).count == 2)
        #expect(PodUse(world).utilizations(since: PodUse(world)).isEmpty)
    }
}
