/// Steps that follow each other without any change of the batch: a number of decode steps, or one with prompts.
///
/// Every step adds a token to the context of each writer, so each is longer than the one before by the same time, and
/// the end of the j-th is an arithmetic series: no step of a run needs to be looked at.
struct StepRun: Sendable {
    /// When the first step begins.
    var startedAt: Double
    /// How many there are.
    var steps: Int
    /// Seconds of the first.
    var first: Double
    /// Seconds by which each is longer than the one before.
    var growth: Double

    /// One step that reads prompts.
    init(reading seconds: Double, at startedAt: Double) {
        self.startedAt = startedAt
        steps = 1
        first = seconds
        growth = 0
    }

    /// `steps` steps in which `writers` sequences write, beginning with `contextTokens` tokens of context together.
    init(
        writing steps: Int, writers: Int, contextTokens: Int, at startedAt: Double, _ stepTime: StepTime,
        slowdown: Double
    ) {
        self.startedAt = startedAt
        self.steps = steps
        first =
            slowdown
            * stepTime.seconds(promptTokens: 0, prompts: 0, writers: writers, contextTokens: contextTokens)
        growth = slowdown * stepTime.secondsPerContextToken * Double(writers)
    }

    /// When the whole run is over.
    var endsAt: Double { end(of: steps) }

    /// When the `count`-th step is over.
    func end(of count: Int) -> Double {
        startedAt + (Double(count) * first + growth * Double(count * (count - 1) / 2))
    }

    /// Ends the run with the first step that is not over before `instant`; the step in progress goes on.
    mutating func cut(at instant: Double) {
        guard steps > 1, instant < endsAt else { return }
        var count = min(steps, max(1, stepsNear(instant)))
        while count < steps, end(of: count) < instant { count += 1 }
        while count > 1, end(of: count - 1) >= instant { count -= 1 }
        steps = count
    }

    /// Steps that are over at `instant`, at most all.
    func stepsDone(by instant: Double) -> Int {
        var count = min(steps, max(0, stepsNear(instant)))
        while count < steps, end(of: count + 1) <= instant { count += 1 }
        while count > 0, end(of: count) > instant { count -= 1 }
        return count
    }

    /// The steps that `instant` lies after, but for rounding: the root of the series.
    private func stepsNear(_ instant: Double) -> Int {
        let seconds = max(0, instant - startedAt)
        let level = first - growth / 2
        let steps = 2 * seconds / (level + (level * level + 2 * growth * seconds).squareRoot())
        return Int(min(steps, Double(self.steps)))
    }
}
