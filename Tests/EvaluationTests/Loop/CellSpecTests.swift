import Measures
import Simulation
import Testing

@testable import Evaluation

@Suite struct CellSpecTests {
    @Test func `a cell that nobody labels has its scaler's name`() throws {
        #expect(try CellSpec.plain(.kind(.knative), load: "constant:10").policy == "kpa")
    }

    @Test func `sizes are brought within the bounds`() throws {
        let cell = try CellSpec.plain(.kind(.knative), load: "constant:10", bounds: 2...5)
        #expect(cell.clamped(1) == 2)
        #expect(cell.clamped(4) == 4)
        #expect(cell.clamped(9) == 5)
    }

    @Test func `the lead time is scheduling, pull and the slower tenth of loads`() throws {
        // 1 + 5 + 25 without spread; 1 + 2 + 40 × e^(0.15 × 1.28155) with it.
        #expect(try CellSpec.plain(.kind(.oracle), load: "constant:10").leadTime == .seconds(31))
        let seconds = try CellSpec.conversations(.kind(.oracle), load: "constant:10").leadTime.seconds
        #expect(abs(seconds - 51.479) < 0.001)
    }

    @Test func `a capacity of nothing is refused, since no number of replicas mends it`() throws {
        var cell = try CellSpec.plain(.kind(.oracle), load: "constant:10")
        cell.capacity.requestsPerSecond = 0
        #expect {
            try ClosedLoop(cell)
        } throws: {
            "\($0)" == "oracle: parameter objective is broken by a lone request; accepted: one that a replica can keep"
        }
    }
}
