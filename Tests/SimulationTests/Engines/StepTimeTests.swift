import Simulation
import Testing

@Suite struct StepTimeTests {
    @Test func `the published line gives the time between tokens`() {
        #expect(abs(StepTime.llama8BOnH100.tokenSeconds(batch: 100) - 11.158e-3) < 1e-9)
    }

    @Test func `a prompt costs a step and its tokens above the free ones`() {
        let (steps, seconds) = StepTime.llama8BOnH100.prefill(promptTokens: 1_100, batch: 1)
        #expect(steps == 1)
        #expect(abs(seconds - (7.0e-3 + 20.5e-3)) < 1e-9)
    }

    @Test func `a long prompt takes several steps`() {
        #expect(StepTime.llama8BOnH100.prefill(promptTokens: 5_000, batch: 1).steps == 3)
    }
}
