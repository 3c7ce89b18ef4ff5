import Measures
import Simulation
import Testing
import Workloads

@testable import EmbeddedCluster

@Suite struct ScrapeRecordTests {
    @Test func `readings come at whole periods, and a rate needs two of them`() {
        let key = PodKey("a")
        let startup = Startup(pull: .seconds(1), load: .seconds(1), loadSpread: 0)
        var fleet = Fleet(seed: 1, origin: Timestamp(seconds: 1_007))
        fleet.addPod(key, of: nil, SimulatedPod(engine: .llama8BOnH100, startup: startup, accelerators: 1))
        var record = ScrapeRecord()
        record.begin(at: fleet.now)
        #expect(record.nextAt == Timestamp(seconds: 1_020))
        _ = fleet.advance(to: Timestamp(seconds: 1_020))
        record.record([key], of: fleet)
        #expect(record.newest(key)?.at == Timestamp(seconds: 1_020))
        #expect(record.rate(key, \.coreSeconds) == nil)
        _ = fleet.advance(to: Timestamp(seconds: 1_035))
        record.record([key], of: fleet)
        let rate = record.rate(key, \.coreSeconds)
        // An idle engine uses 0.05 cores.
        #expect(abs((rate?.perSecond ?? 0) - 0.05) < 1e-9)
        #expect(rate?.window == .seconds(15))
    }
}
