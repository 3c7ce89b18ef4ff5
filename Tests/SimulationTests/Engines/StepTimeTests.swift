import Simulation
import Testing

@Suite struct StepTimeTests {
    @Test func `a linear law sums its parts, and the first prompt tokens are free`() {
        let law = LinearStepTime(
            base: 0.01, perPromptToken: 1e-4, freePromptTokens: 100, perSequence: 1e-3,
            perContextToken: 1e-6)
        let step = StepTime.linear(law)
        #expect(
            abs(step.seconds(promptTokens: 600, prompts: 2, writers: 3, contextTokens: 1_000) - 0.066)
                < 1e-12)
        #expect(
            abs(step.seconds(promptTokens: 50, prompts: 1, writers: 0, contextTokens: 0) - 0.011) < 1e-12)
    }

    @Test func `a table has lines between its points, and a mixed step costs more`() {
        let table = StepTimeTable(
            writing: Interpolation([1: 0.03, 3: 0.05]), reading: Interpolation([100: 0.1, 200: 0.3]),
            mixedFactor: 1.1)
        let step = StepTime.table(table)
        #expect(
            abs(step.seconds(promptTokens: 0, prompts: 0, writers: 2, contextTokens: 9) - 0.04) < 1e-12)
        #expect(
            abs(step.seconds(promptTokens: 150, prompts: 1, writers: 0, contextTokens: 0) - 0.2) < 1e-12)
        #expect(
            abs(step.seconds(promptTokens: 150, prompts: 1, writers: 1, contextTokens: 9) - 0.22) < 1e-12)
        #expect(
            abs(step.seconds(promptTokens: 50, prompts: 1, writers: 0, contextTokens: 0) - 0.1) < 1e-12)
        #expect(
            abs(step.seconds(promptTokens: 250, prompts: 1, writers: 0, contextTokens: 0) - 0.4) < 1e-12)
    }
}
