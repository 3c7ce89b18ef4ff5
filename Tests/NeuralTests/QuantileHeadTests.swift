import Neural
import Testing

@Suite struct QuantileHeadTests {
    let head = QuantileHead(heads: 3, levels: 5)

    @Test func `parameters of zero say nothing at any level`() {
        var quantiles = [Float](repeating: 9, count: 15)
        head.forward([Float](repeating: 0, count: 15), gates: [0, 0, 0], into: &quantiles)
        #expect(quantiles.allSatisfy { $0 == 0 })
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `quantiles never cross, whatever the outputs and gates are`(seed: UInt64) {
        var random = TestRandom(state: seed)
        let raw = (0..<15).map { _ in Float.random(in: -200...200, using: &random) }
        let gates = (0..<3).map { _ in Float.random(in: -2...2, using: &random) }
        var quantiles = [Float](repeating: 0, count: 15)
        head.forward(raw, gates: gates, into: &quantiles)
        for first in stride(from: 0, to: 15, by: 5) {
            #expect(zip(quantiles[first..<first + 4], quantiles[first + 1..<first + 5]).allSatisfy { $0 <= $1 })
        }
    }
}
