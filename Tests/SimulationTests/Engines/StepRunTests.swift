import Testing

@testable import Simulation

@Suite struct StepRunTests {
    private let stepTime = StepTime.linear(
        LinearStepTime(base: 0.01, perPromptToken: 0, perSequence: 1e-3, perContextToken: 1e-6))

    private func run(_ steps: Int) -> StepRun {
        StepRun(writing: steps, writers: 4, contextTokens: 1_000, at: 2, stepTime, slowdown: 2)
    }

    @Test func `the end of each step is the sum of all before`() {
        let run = run(500)
        var at = 2.0
        for step in 0..<500 {
            at += 2 * (0.01 + 4e-3 + 1e-6 * Double(1_000 + 4 * step))
            #expect(abs(run.end(of: step + 1) - at) < 1e-9)
        }
        #expect(run.endsAt == run.end(of: 500))
    }

    @Test(arguments: [1, 2, 77, 499, 500])
    func `an arrival cuts the run at the next end of a step`(step: Int) {
        let whole = run(500)
        for (instant, expected) in [
            (whole.end(of: step), step), (whole.end(of: step) - 1e-9, step),
            (whole.end(of: step).nextUp, step + 1),
        ] {
            var cut = whole
            cut.cut(at: instant)
            #expect(cut.steps == min(500, expected))
            #expect(cut.end(of: cut.steps) == whole.end(of: cut.steps))
        }
        #expect(whole.stepsDone(by: whole.end(of: step)) == step)
        #expect(whole.stepsDone(by: whole.end(of: step).nextDown) == step - 1)
    }
}
