import Neural
import Testing

@Suite struct WarmUpCosineTests {
    let schedule = WarmUpCosine(peak: 1, floor: 0.1, warmUp: 4, total: 12)

    @Test func `the rate rises in a line, falls along a cosine and stays at the floor`() {
        #expect((0..<4).map(schedule.rate) == [0.25, 0.5, 0.75, 1])
        #expect(schedule.rate(4) == 1)
        #expect(abs(schedule.rate(8) - 0.55) < 1e-6)
        #expect(abs(schedule.rate(12) - 0.1) < 1e-6)
        #expect(schedule.rate(1_000) == schedule.rate(12))
    }

    @Test func `without warm-up the first step has the full rate`() {
        #expect(WarmUpCosine(peak: 1, floor: 0, warmUp: 0, total: 2).rate(0) == 1)
    }
}
