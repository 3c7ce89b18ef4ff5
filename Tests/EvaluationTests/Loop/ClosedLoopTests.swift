import Autoscaling
import Deciding
import Measures
import Simulation
import Testing
import Workloads

@testable import Evaluation

@Suite struct ClosedLoopTests {
    /// What was asked for, whenever it changed, from the series of 15 s.
    private func sizes(_ cell: CellSpec) throws -> [Change] {
        var loop = try ClosedLoop(cell)
        while !loop.isOver { loop.step() }
        var changes: [Change] = []
        for (before, after) in zip(loop.series, loop.series.dropFirst())
        where before.specReplicas != after.specReplicas {
            // A tick follows the point of the same instant, so the change shows in the next one.
            changes.append(Change(at: before.seconds, to: after.specReplicas))
        }
        return changes
    }

    private struct Change: Equatable {
        var at: Double
        var to: Int
    }

    /// Six requests a second are 0.3 of two replicas' ten workers; 18 are 0.9, and 4.8 of six are 0.08.
    private let step = "step:6@0s,18@600s,4.8@1200s"

    /// The HPA on utilisation at 0.3, which scrapes the pods itself at each tick.
    private var horizontal: CellScaler {
        let scaling = ScalingSpec(
            scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "service"),
            minReplicas: 1, maxReplicas: 20,
            metrics: [.pods(.init(name: "engine:utilization"), target: .averageValue(.milli(300)))],
            behavior: ScalingBehavior(scaleDown: ScalingRule(stabilizationWindowSeconds: 300)))
        return .spec(
            WorkloadSpec(
                mode: .active, policy: .reactive, scaling: Defaults.filled(scaling), origins: [.scrape]))
    }

    @Test func `the HPA on a step is the sequence that its rules give by hand`() throws {
        // The tick at 615 s is the first that sees the step: 0.9 / 0.3 × 2 = 6 replicas, as many as 2 + 4 allow. While
        // the four start they count as idle, 0.9 × 2 / 6 = 0.3, and when they serve it is 0.3: they stay. The step down
        // shows at 1215 s, 0.08 / 0.3 × 6 = 1.6; the last 6 was recommended at 1200 s, and 300 s later it counts no
        // more.
        let cell = try CellSpec.plain(horizontal, load: step)
        #expect(try sizes(cell) == [Change(at: 615, to: 6), Change(at: 1_500, to: 2)])
    }

    @Test func `while its metrics are missing a policy holds the size`() throws {
        let outage = Fault(at: 590, kind: .metricOutage(seconds: 400))
        let cell = try CellSpec.plain(horizontal, load: "step:6@0s,18@600s", faults: [outage])
        let changes = try sizes(cell)
        let first = try #require(changes.first)
        #expect((990.0...1_020).contains(first.at))
        #expect(first.to == 6)
    }

    @Test func `the bounds hold whatever a policy wants`() throws {
        let cell = try CellSpec.plain(horizontal, load: step, bounds: 2...4)
        #expect(try sizes(cell).map(\.to) == [4, 2])
    }

    @Test func `the window begins with what its demand needs`() throws {
        // 25 requests a second of eight each.
        let loop = try ClosedLoop(.plain(.kind(.reactive), load: "constant:25"))
        #expect(loop.world.status.ready == 4)
    }

    @Test(arguments: ScalerKind.allCases)
    func `no request is lost or made up, and a repeat is the same bit for bit`(kind: ScalerKind) throws {
        let cell = try CellSpec.conversations(.kind(kind), load: "ramp:2@0s,12@200s", seconds: 240)
        let result = try ClosedLoop.run(cell)
        #expect(result.requests == result.completed + result.lost + result.inFlight)
        #expect(result.requests > 1_000)
        #expect(try ClosedLoop.run(cell) == result)
    }

    @Test func `all policies of a seed meet the same requests, those of another seed others`() throws {
        let load = "ramp:10@0s,30@300s"
        let hashes = try [ScalerKind.staticMean, .hpaQueue, .knative, .oracle].map { kind in
            try ClosedLoop(.conversations(.kind(kind), load: load)).result().arrivalsHash
        }
        #expect(Set(hashes).count == 1)
        let other = try ClosedLoop(.conversations(.kind(.oracle), load: load, seed: 2)).result().arrivalsHash
        #expect(other != hashes[0])
    }

    @Test func `on a ramp no rule beats the oracle by more than luck`() throws {
        let load = "ramp:4@0s,40@270s"
        let oracle = try ClosedLoop.run(.conversations(.kind(.oracle), load: load, seconds: 330))
        let best = try #require(oracle.cost)
        #expect(oracle.sloMissMinutes == 0)
        for kind in ScalerKind.allCases where kind != .oracle {
            var result = try ClosedLoop.run(.conversations(.kind(kind), load: load, seconds: 330))
            result.setRegret(oracle: oracle)
            // It sizes for the expected rate: a rule that is late by luck saves a pod's minute.
            #expect(try #require(result.regretToOracle) >= -0.03 * best, "\(kind.rawValue)")
        }
    }

    @Test func `a fault that is felt has a recovery time`() throws {
        // A static size of 4 at 0.75 of its capacity loses two pods; until they are back it is overloaded.
        let rate = 3 * CellSpec.conversationCapacity.requestsPerSecond
        let crash = Fault(at: 180, kind: .podCrash(count: 2))
        let cell = try CellSpec.conversations(
            .kind(.staticMean, ["headroom": 1.34]), load: "constant:\(rate)", seconds: 400,
            faults: [crash])
        let result = try ClosedLoop.run(cell)
        let seconds = try #require(result.recoverySeconds)
        #expect(seconds > 15)
        #expect(seconds < 300)
        #expect(result.faultsUnrecovered == 0)
        #expect(try #require(result.sloMissMinutes) > 0)
    }

    @Test func `a run that is half over can be looked at, and a copy goes its own way`() throws {
        var loop = try ClosedLoop(.plain(horizontal, load: step))
        while loop.now < 700 { loop.step() }
        var copy = loop
        let half = loop.result()
        while !copy.isOver { copy.step() }
        #expect(loop.result() == half)
        #expect(copy.result().requests > half.requests)
    }

    @Test func `policies that tell a story are quoted`() throws {
        var cell = try CellSpec.plain(horizontal, load: step, seconds: 900)
        cell.keepsRecords = true
        var loop = try ClosedLoop(cell)
        while !loop.isOver { loop.step() }
        #expect(loop.records.count == 60)
        #expect(loop.records.contains { $0.wrote && $0.to == 6 })
    }
}
