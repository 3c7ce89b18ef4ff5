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

    /// The index of the sample of `pod`, if it has one.
    mutating func index(of pod: String) -> Int? {
        if expected < samples.count, samples[expected].pod == pod {
            expected += 1
            return expected - 1
        }
        var low = 0
        var high = samples.count
        while low < high {
            let middle = low + (high - low) / 2
            if samples[middle].pod < pod { low = middle + 1 } else { high = middle }
        }
        guard low < samples.count, samples[low].pod == pod else { return nil }
        expected = low + 1
        return low
    }
}
