import Testing

@testable import Evaluation

@Suite struct StandingsTests {
    @Test func `order is that of first appearance, and a later cell for one place stands`() {
        let standings = Standings([
            .fixture("b", "kpa", seed: 2, gpuHours: 3), .fixture("a", "hpa-util", seed: 1, gpuHours: 1),
            .fixture("b", "kpa", seed: 2, gpuHours: 4),
        ])
        #expect(standings.traces == ["b", "a"])
        #expect(standings.seeds == [2, 1])
        #expect(standings.competitors.map(\.policy) == ["kpa", "hpa-util"])
        #expect(standings.values(.gpuHours, of: standings.competitors[0], on: "b") == [4, nil])
    }

    @Test func `the best is the cheapest that holds the objective`() {
        let standings = Standings([
            .fixture("a", "cheap", gpuHours: 1, missRatio: 0.3), .fixture("a", "good", gpuHours: 2, missRatio: 0.009),
            .fixture("a", "dear", gpuHours: 3, missRatio: 0), .fixture("a", "oracle", gpuHours: 1, missRatio: 0),
        ])
        let best = standings.best(on: "a", missMax: 0.01) { $0.policy != "oracle" }
        #expect(best?.policy == "good")
    }

    @Test func `where nobody holds it, the best is the one that misses least`() {
        let standings = Standings([
            .fixture("a", "cheap", gpuHours: 1, missRatio: 0.3), .fixture("a", "less", gpuHours: 2, missRatio: 0.2),
        ])
        #expect(standings.best(on: "a", missMax: 0.01) { _ in true }?.policy == "less")
    }

    @Test func `a router is named only where routers differ`() {
        let one = Standings([.fixture("a", "kpa")])
        #expect(one.name(of: one.competitors[0]) == "kpa")
        let two = Standings([.fixture("a", "kpa"), .fixture("a", "kpa", router: "p2c")])
        #expect(two.competitors.map(two.name) == ["kpa/round-robin", "kpa/p2c"])
    }
}
