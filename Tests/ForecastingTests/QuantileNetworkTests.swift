import Neural
import Testing

@testable import Forecasting

@Suite struct QuantileNetworkTests {
    static let shape = QuantileNetwork.Shape(width: 8)

    /// Parameters drawn by seed, with inputs taken as they are and any range allowed.
    static func parameters(seed: UInt64, gates: Float = 1) -> [Float] {
        var random = SeededNumbers(state: seed)
        let weights = (0..<shape.network.layout.count).map { _ in Float.random(in: -0.5...0.5, using: &random) }
        let inputs = NetworkRow.inputs
        return weights + [Float](repeating: gates, count: shape.head.heads) + [Float](repeating: 0, count: inputs)
            + [Float](repeating: 1, count: inputs) + [Float](repeating: -1_000, count: inputs)
            + [Float](repeating: 1_000, count: inputs)
    }

    /// A day and a half of counts every five minutes.
    static func series(factor: Double = 1, seed: UInt64 = 3) -> NetworkSeries {
        var random = SeededNumbers(state: seed)
        var series = NetworkSeries()
        for step in 1...432 {
            series.observe(
                factor * Double(Int.random(in: 10...40, using: &random)), at: 345_600 + 300 * Double(step))
        }
        return series
    }

    private func quantiles(_ network: QuantileNetwork, _ series: NetworkSeries) -> (
        memory: QuantileNetwork.Memory, isInRange: Bool
    ) {
        var memory = QuantileNetwork.Memory(for: network)
        #expect(series.fill(&memory.row))
        let isInRange = network.run(&memory)
        return (memory, isInRange)
    }

    @Test func `parameters that are all zero repeat the newest observation`() {
        var values = [Float](repeating: 0, count: Self.shape.layout.count)
        // A deviation is divided by.
        for k in Self.shape.trained + NetworkRow.inputs..<Self.shape.trained + 2 * NetworkRow.inputs { values[k] = 1 }
        let answer = quantiles(QuantileNetwork(Self.shape, values), Self.series())
        #expect(answer.memory.quantiles.allSatisfy { $0 == 0 })
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `quantiles of one target never cross`(seed: UInt64) {
        let answer = quantiles(QuantileNetwork(Self.shape, Self.parameters(seed: seed)), Self.series(seed: seed))
        for head in 0..<NetworkTarget.heads {
            let own = answer.memory.quantiles[head * 5..<head * 5 + 5]
            #expect(zip(own, own.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(own.allSatisfy { $0.isFinite })
        }
    }

    @Test func `demand in another unit is forecast the same`() {
        let network = QuantileNetwork(Self.shape, Self.parameters(seed: 1))
        let one = quantiles(network, Self.series())
        let thousands = quantiles(network, Self.series(factor: 1_024))
        #expect(thousands.memory.row.latest == 1_024 * one.memory.row.latest)
        #expect(zip(one.memory.quantiles, thousands.memory.quantiles).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func `an input that training never saw is told`() {
        var values = Self.parameters(seed: 1)
        #expect(quantiles(QuantileNetwork(Self.shape, values), Self.series()).isInRange)
        // The first input's upper bound.
        values[Self.shape.trained + 3 * NetworkRow.inputs] = -999
        #expect(!quantiles(QuantileNetwork(Self.shape, values), Self.series()).isInRange)
    }

    @Test func `a file of parameters is read back, and one of another shape is refused`() throws {
        let values = Self.parameters(seed: 2)
        let file = ParameterFile(provenance: "test", layout: Self.shape.layout, values: values)
        let network = try QuantileNetwork(ParameterFile(bytes: file.encoded()))
        let direct = quantiles(QuantileNetwork(Self.shape, values), Self.series())
        let read = quantiles(network, Self.series())
        #expect(read.memory.quantiles == direct.memory.quantiles)
        var short = file
        short.tensors.removeLast()
        #expect(throws: ParameterFileError.self) { try QuantileNetwork(short) }
        #expect(throws: ParameterFileError.self) { try QuantileNetwork(ParameterFile(provenance: "", tensors: [])) }
    }
}

/// SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
