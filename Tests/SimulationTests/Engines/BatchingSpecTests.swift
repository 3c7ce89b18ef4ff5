import Testing

@testable import Simulation

@Suite struct BatchingSpecTests {
    private let law = StepTime.linear(
        LinearStepTime(base: 0.01, perPromptToken: 0, perSequence: 0, perContextToken: 0))

    @Test func `admission leaves a hundredth of the blocks free, rounded up`() {
        let spec = BatchingSpec(stepTime: law, cacheTokensMax: 16_015)
        #expect(spec.blocksMax == 1_000)
        #expect(spec.admissionBlocksMax == 990)
        #expect(BatchingSpec(stepTime: law, cacheTokensMax: 160).admissionBlocksMax == 9)
    }

    @Test func `a step has a token for each sequence, and a chunk fits a step`() {
        let spec = BatchingSpec(
            stepTime: law, sequencesMax: 64, stepTokensMax: 10, chunkTokensMax: 500, cacheTokensMax: 100)
        #expect(spec.stepTokensMax == 64)
        #expect(spec.chunkTokensMax == 64)
    }
}
