import Neural
import Testing

@Suite struct QuantileHeadTests {
    let head = QuantileHead(heads: 3, levels: 5, candidates: 2)
    let units: [Float] = [1, 2, 0.5]

    private func quantiles(_ raw: [Float], _ candidates: [Float], gates: [Float]) -> [Float] {
        var quantiles = [Float](repeating: 9, count: 15)
        head.forward(raw, candidates: candidates, units: units, gates: gates, into: &quantiles)
        return quantiles
    }

    @Test func `parameters of zero say nothing at any level`() {
        let result = quantiles([Float](repeating: 0, count: 21), [1, 2, 3, 4, 5, 6], gates: [0, 0, 0])
        #expect(result.allSatisfy { $0 == 0 })
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `quantiles never cross, whatever the outputs and gates are`(seed: UInt64) {
        var random = TestRandom(state: seed)
        let raw = (0..<21).map { _ in Float.random(in: -200...200, using: &random) }
        let candidates = (0..<6).map { _ in Float.random(in: -50...50, using: &random) }
        let result = quantiles(raw, candidates, gates: (0..<3).map { _ in Float.random(in: -2...2, using: &random) })
        for first in stride(from: 0, to: 15, by: 5) {
            #expect(zip(result[first..<first + 4], result[first + 1..<first + 5]).allSatisfy { $0 <= $1 })
        }
    }

    @Test func `the centre follows the candidate with the largest logit, or the base`() {
        // Levels are first, then the logits of two candidates; a softplus of -100 is nothing.
        let spreads: [Float] = [0, -100, -100, -100, -100]
        let raw = spreads + [200, 0] + spreads + [0, 200] + spreads + [-200, -200]
        let result = quantiles(raw, [3, 4, 3, 4, 3, 4], gates: [1, 1, 1])
        #expect(result[0] == 3)
        #expect(result[5] == 4)
        #expect(result[10] == 0)
    }
}
