import Testing

@testable import Evaluation

@Suite struct PromiseScoreTests {
    /// Spans of 15 s, of which those marked `x` are broken.
    private func score(_ marks: String) -> PromiseScore {
        var score = PromiseScore()
        for (index, mark) in marks.enumerated() {
            score.add(
                end: Double(index + 1) * 15, seconds: 15, finished: 100, missed: mark == "x" ? 6 : 5, late: 0)
        }
        return score
    }

    @Test func `one in twenty may break it`() {
        #expect(score("..x.").spans.map(\.isKept) == [true, true, false, true])
        #expect(score("..x.").missMinutes == 0.25)
        #expect(PromiseScore().missMinutes == nil)
    }

    @Test func `a span without an end of a request is broken if one is over its time`() {
        var score = PromiseScore()
        score.add(end: 15, seconds: 15, finished: 0, missed: 0, late: 0)
        score.add(end: 30, seconds: 15, finished: 0, missed: 0, late: 1)
        #expect(score.spans.map(\.isKept) == [true, false])
    }

    @Test func `a recovery ends where a calm minute begins`() {
        // The fault at 30 s shows at 45 s; a calm of 30 s is none; the calm minute begins at 120 s.
        #expect(score("...xx..x....").recovery(from: 30, before: .infinity) == 90)
    }

    @Test func `a fault that nobody felt is recovered from at once`() {
        #expect(score("........").recovery(from: 30, before: .infinity) == 0)
    }

    @Test func `without a calm minute there is no recovery`() {
        #expect(score("...xxxx...").recovery(from: 30, before: .infinity) == nil)
        #expect(score("...xx.........").recovery(from: 30, before: 100) == nil)
        #expect(PromiseScore().recovery(from: 30, before: .infinity) == nil)
    }
}
