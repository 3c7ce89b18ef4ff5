import Measures
import Testing
import Workloads

@testable import Autoscaling

@Suite struct SampleLookupTests {
    @Test func `every sample is found whatever the order of pods and samples, the last of a name counting`() {
        let names = (0..<40).map { "pod-\($0)" }
        var stream = RandomStreams(seed: 1).stream("order")
        for _ in 0..<20 {
            let samples = names.shuffled(using: &stream).map { PodSample.at(Example.now, pod: $0, 1) }
            let twice = samples + samples.map { PodSample.at(Example.now, pod: $0.pod, 2) }
            var lookup = SampleLookup(twice)
            #expect(lookup.samples.count == names.count)
            for name in names.shuffled(using: &stream) {
                #expect(lookup.index(of: name).map { lookup.samples[$0].milliValue } == 2)
            }
            #expect(lookup.index(of: "other") == nil)
        }
    }
}
