import Simulation
import Testing

@Suite struct EngineSpecCapacityTests {
    private static let requests: [Request] = [(1, 1), (0, 5), (90, 2), (1_155, 211), (5_000, 700)].map {
        Request(arrivesAt: 0, promptTokens: $0.0, outputTokens: $0.1)
    }

    @Test(arguments: EngineProfile.all, requests)
    func `the unloaded time is what a request takes alone`(profile: EngineProfile, request: Request) {
        var trial = EngineTrial(profile.engine)
        var seen: EngineTrial.Answer?
        trial.offer(request)
        trial.finish { seen = $0 }
        #expect(abs((seen?.at ?? 0) - profile.engine.unloadedSeconds(request)) < 1e-9)
        #expect(
            abs((seen?.firstTokenAt ?? 0) - profile.engine.unloadedFirstTokenSeconds(request)) < 1e-9)
    }

    @Test(arguments: EngineProfile.all)
    func `work counted is work foreseen`(profile: EngineProfile) {
        var trial = EngineTrial(profile.engine)
        for number in 0..<40 {
            trial.offer(Request(arrivesAt: 0.05 * Double(number), promptTokens: 1_155, outputTokens: 211))
        }
        trial.finish()
        let foreseen = 40 * profile.engine.work(of: .conversation)
        #expect(abs(trial.counters.workSeconds / foreseen - 1) < 0.01)
    }

    @Test(arguments: EngineProfile.all)
    func `a crowd is served at the capacity, but for what full batches do not know`(
        profile: EngineProfile
    ) {
        // More than a batch all the time; judged while it lasts.
        var trial = EngineTrial(profile.engine)
        for _ in 0..<1_500 {
            trial.offer(Request(arrivesAt: 0, promptTokens: 1_155, outputTokens: 211))
        }
        trial.advance(to: 100)
        let before = trial.answered
        trial.advance(to: 160)
        guard trial.outstanding > profile.engine.slots else { return }
        let rate = Double(trial.answered - before) / 60
        #expect(abs(rate / profile.engine.capacity(of: .conversation) - 1) < 0.25)
    }

    @Test func `a plain server's capacity is its workers' time`() {
        let plain = EngineSpec.plain(workers: 8, cores: 2, coreSecondsPerRequest: 0.05)
        #expect(abs(plain.capacity(of: .plain) - 40) < 1e-9)
        #expect(abs(plain.work(of: .plain) - 0.025) < 1e-12)
        #expect(
            abs(plain.unloadedSeconds(Request(arrivesAt: 0, promptTokens: 0, outputTokens: 1)) - 0.2)
                < 1e-12)
    }
}
