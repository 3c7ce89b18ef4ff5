import Workloads

/// Finds a pod's sample; fastest when pods and samples are both in the order of their names, as they are kept.
struct SampleLookup {
    /// By name, one a pod.
    let samples: [PodSample]
    private var expected = 0

    /// Of two samples for one pod the last counts.
    init(_ samples: [PodSample]) {
        let isSorted = zip(samples, samples.dropFirst()).allSatisfy { $0.pod < $1.pod }
        self.samples = isSorted ? samples : Self.sorted(samples)
    }

    /// In the order of the pods' names, the last of each name.
    static func sorted(_ samples: [PodSample]) -> [PodSample] {
        var latest: [String: PodSample] = [:]
        latest.reserveCapacity(samples.count)
        for sample in samples { latest[sample.pod] = sample }
        return latest.values.sorted { $0.pod < $1.pod }
    }

    /// The sample of `pod`, if it has one.
    mutating func sample(of pod: String) -> PodSample? {
        if expected < samples.count, samples[expected].pod == pod {
            expected += 1
            return samples[expected - 1]
        }
        var range = samples.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if samples[middle].pod < pod {
                range = middle + 1..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        guard range.lowerBound < samples.count, samples[range.lowerBound].pod == pod else { return nil }
        expected = range.lowerBound + 1
        return samples[range.lowerBound]
    }
}
