import Measures
import Simulation
import Testing

@testable import Evaluation

@Suite struct ArrivalsFingerprintTests {
    private func text(seed: UInt64, rate: Double = 5, until end: Double = 60) throws -> String {
        let spec = try ArrivalSpec(
            .shape(.constant(rate)), process: .poisson, lengths: .fixed(.conversation), window: 0..<120)
        return ArrivalsFingerprint.text(of: Arrivals(spec, streams: RandomStreams(seed: seed)), until: end)
    }

    @Test func `equal requests have equal texts`() throws {
        #expect(try text(seed: 1) == text(seed: 1))
        #expect(try text(seed: 1).count == 16)
    }

    @Test func `another seed, rate or end has another`() throws {
        let texts = try [text(seed: 1), text(seed: 2), text(seed: 1, rate: 6), text(seed: 1, until: 61)]
        #expect(Set(texts).count == 4)
    }
}
