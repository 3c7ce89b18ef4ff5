import Measures
import Simulation
import Testing
import Workloads

@testable import Evaluation

@Suite struct CapacityProbeTests {
    private func capacity(
        firstToken: Int64, interToken: Int64 = 50, lengths: TokenLengths = .fixed(.conversation)
    ) throws -> Capacity {
        let profile = try #require(EngineProfile.named("h100", model: "llama-3-8b"))
        let objective = ServiceObjective(
            firstTokenMax: .milliseconds(firstToken), interTokenMax: .milliseconds(interToken))
        return CapacityProbe(
            engine: profile.engine, lengths: lengths, objective: objective, runSeconds: 150, warmUpSeconds: 30,
            halvings: 6
        ).measure()
    }

    @Test func `a looser objective never gives less`() throws {
        let rates = try [100, 200, 400, 800, 1_600].map { try capacity(firstToken: $0).requestsPerSecond }
        #expect(rates == rates.sorted())
        #expect(try #require(rates.first) < #require(rates.last))
    }

    @Test func `it lies below what full batches do, and its parts belong together`() throws {
        let profile = try #require(EngineProfile.named("h100", model: "llama-3-8b"))
        let capacity = try capacity(firstToken: 500)
        #expect(capacity.requestsPerSecond > 0)
        #expect(capacity.requestsPerSecond < profile.engine.capacity(of: .conversation))
        #expect((0.2...1.0).contains(capacity.utilization))
        // Work a second over work a request is the rate, up to the chance in 13 minutes of arrivals.
        let rate = capacity.utilization / profile.engine.work(of: .conversation)
        #expect(abs(rate / capacity.requestsPerSecond - 1) < 0.1)
    }

    @Test func `an objective that a lone request breaks is held at no rate`() throws {
        #expect(try capacity(firstToken: 1).requestsPerSecond == 0)
    }

    @Test func `a table answers the same again, and another server by its own measure`() throws {
        var table = CapacityTable()
        let objective = ServiceObjective(latencyMax: .seconds(3))
        let small = EngineSpec.plain(workers: 2, cores: 1, coreSecondsPerRequest: 0.5)
        let large = EngineSpec.plain(workers: 4, cores: 2, coreSecondsPerRequest: 0.5)
        let first = table.capacity(of: small, lengths: .fixed(.plain), objective: objective)
        #expect(table.capacity(of: small, lengths: .fixed(.plain), objective: objective) == first)
        // One second each: two workers hold less than 2 a second, four more than twice as much as two.
        #expect((1.0..<2).contains(first.requestsPerSecond))
        let second = table.capacity(of: large, lengths: .fixed(.plain), objective: objective)
        #expect(second.requestsPerSecond > 2 * first.requestsPerSecond)
        #expect(second.requestsPerSecond < 4)
    }
}
