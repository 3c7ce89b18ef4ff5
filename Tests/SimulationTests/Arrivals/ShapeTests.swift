import Simulation
import Testing

@Suite struct ShapeTests {
    @Test func `a step keeps its value until the next point`() throws {
        let shape = try Shape(text: "step:5@0s,40@2m,5@600s", field: "load")
        #expect(
            [0, 119, 120, 599, 600, 9_999].map { shape.value(at: .seconds($0)) } == [5, 5, 40, 40, 5, 5])
    }

    @Test func `a ramp goes straight and then stays`() throws {
        let shape = try Shape(text: "ramp:10@10s,30@30s", field: "load")
        #expect([0, 10, 20, 30, 40].map { shape.value(at: .seconds($0)) } == [10, 10, 20, 30, 30])
    }

    @Test func `a flash crowd rises straight and goes back exponentially`() throws {
        let shape = try Shape(text: "flash:base=5,peak=105,at=10m,rise=10s,decay=1m", field: "load")
        let values = [0, 599, 605, 610, 670, 730, 99_999].map { shape.value(at: .seconds($0)) ?? -1 }
        let expected = [5, 5, 55, 105, 41.788, 18.534, 5]
        for (value, expected) in zip(values, expected) { #expect(abs(value - expected) < 0.001) }
    }

    @Test func `a periodic shape repeats, and its weekend is its own`() throws {
        let shape = try Shape(
            text: "periodic:mean=20,amplitude=10,period=24h,phase=6h,weekend=0.5", field: "load")
        let hours = [0, 6, 12, 24, 5 * 24 - 1, 5 * 24, 6 * 24 + 12, 7 * 24]
        let values = hours.map { shape.value(at: .seconds($0 * 3_600)) ?? -1 }
        let expected = [30, 20, 10, 30, 29.659, 15, 5, 30]
        for (value, expected) in zip(values, expected) { #expect(abs(value - expected) < 0.001) }
    }

    @Test func `an outage is 0, or missing`() throws {
        let zero = try Shape(text: "outage:at=10m,for=5m,rate=20", field: "load")
        #expect([599, 600, 899, 900].map { zero.value(at: .seconds($0)) } == [20, 0, 0, 20])
        let missing = try Shape(text: "constant:20 * outage:at=10m,for=5m,to=missing", field: "load")
        #expect([599, 600, 899, 900].map { missing.value(at: .seconds($0)) } == [20, nil, nil, 20])
    }

    @Test func `products come before sums`() throws {
        let shape = try Shape(
            text: "constant:2 + constant:3 * step:1@0s,10@5s + constant:1e+1", field: "load")
        #expect([0, 5].map { shape.value(at: .seconds($0)) } == [15, 42])
    }

    @Test(arguments: [
        "", "20", "constant:", "constant:-1", "constant:nan", "step:5", "step:5@x", "step:5@9s,6@9s",
        "x:1",
        "constant:1 +", "constant:1 + ", " + constant:1", "constant:1+constant:2",
        "constant:1 - constant:1",
        "flash:base=5,peak=80,at=10m,rise=30s", "flash:base=5,peak=4,at=10m,rise=30s,decay=5m",
        "flash:base=5,peak=80,at=10m,rise=30s,decay=5m,more=1",
        "flash:base=5,base=5,peak=80,at=1m,rise=3s,decay=5m",
        "periodic:mean=5,amplitude=6,period=1h", "periodic:mean=5,amplitude=1,period=1s",
        "outage:at=10m,for=0s", "outage:at=10m,for=1s,to=1",
    ])
    func `what cannot be read names the field and what is accepted`(text: String) {
        #expect(throws: LoadError.self) { try Shape(text: text, field: "load") }
    }

    @Test func `durations add up their units`() {
        #expect(Duration(simulationText: "1m30s") == .seconds(90))
        #expect(Duration(simulationText: "250ms") == .milliseconds(250))
        #expect(Duration(simulationText: "90") == nil)
        #expect(Duration(simulationText: "s") == nil)
        #expect(Duration(simulationText: "") == nil)
    }
}
