import Testing
import Workloads

@testable import Simulation

@Suite struct RequestTallyTests {
    private let promise = Promise(
        ServiceObjective(firstTokenMax: .seconds(1), interTokenMax: .milliseconds(100), latencyMax: .seconds(10)))

    /// A request that arrives at 100 s and writes 11 tokens.
    private let request = Request(arrivesAt: 100, promptTokens: 10, outputTokens: 11)

    private func tally(firstTokenAt: Double, at now: Double, since: Double = 0) -> RequestTally {
        var tally = RequestTally(since: since)
        tally.arrive(request)
        tally.takeFirstToken(request, at: firstTokenAt)
        tally.complete(
            request, firstTokenAt: firstTokenAt, at: now, unloadedSeconds: 0.25,
            verdict: promise.verdict(request, firstTokenAt: firstTokenAt, at: now))
        return tally
    }

    @Test func `a kept promise is no miss, and exactly on time is in time`() {
        let kept = tally(firstTokenAt: 101, at: 101.5)
        #expect(kept.completed == 1 && kept.missed == 0)
        #expect(abs((kept.interToken.quantile(1) ?? 0) / 0.05 - 1) < 0.01)
        #expect(kept.latency.sum == 1.5)
        #expect(kept.unloadedSum == 0.25)
    }

    @Test func `each part of a promise is counted, and a request is one miss however many it breaks`() {
        let broken = tally(firstTokenAt: 109, at: 111)
        #expect(broken.missedFirstToken == 1)
        #expect(broken.missedInterToken == 1)
        #expect(broken.missedLatency == 1)
        #expect(broken.missed == 1)
    }

    @Test func `a lost request is a miss`() {
        var tally = RequestTally(since: 0)
        tally.arrive(request)
        tally.lose(request, isRefused: false)
        #expect(tally.lost == 1 && tally.missed == 1 && tally.refused == 0)
    }

    @Test func `what arrived before the beginning is counted nowhere`() {
        var tally = tally(firstTokenAt: 109, at: 111, since: 100.5)
        tally.lose(request, isRefused: true)
        #expect(tally == RequestTally(since: 100.5))
    }

    @Test func `one token has no time between tokens`() {
        var tally = RequestTally(since: 0)
        let single = Request(arrivesAt: 0, promptTokens: 10, outputTokens: 1)
        let verdict = promise.verdict(single, firstTokenAt: 0.5, at: 0.9)
        tally.complete(single, firstTokenAt: 0.5, at: 0.9, unloadedSeconds: 0, verdict: verdict)
        #expect(tally.interToken.count == 0)
        #expect(!verdict.isMiss)
    }

    @Test func `a request in flight is late once its time is over`() {
        #expect(!promise.isBroken(request, firstTokenAt: nil, at: 101))
        #expect(promise.isBroken(request, firstTokenAt: nil, at: 101.1))
        let whole = Promise(ServiceObjective(latencyMax: .seconds(10)))
        #expect(!whole.isBroken(request, firstTokenAt: 100.5, at: 110))
        #expect(whole.isBroken(request, firstTokenAt: 100.5, at: 110.1))
    }

    @Test func `a request in flight whose tokens come too slowly is late before its last one`() {
        let seconds = 0.1 * Double(request.outputTokens - 1)
        #expect(!promise.isBroken(request, firstTokenAt: 100.5, at: 100.5 + seconds - 0.01))
        #expect(promise.isBroken(request, firstTokenAt: 100.5, at: 100.5 + seconds + 0.01))
    }
}
