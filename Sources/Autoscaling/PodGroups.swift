import Measures
import Workloads

/// The pods of a workload by what their sample is worth, each group as its sums.
///
/// Source: `groupPods` of `replica_calculator.go`, Kubernetes 1.36.
struct PodGroups {
    /// Sums over some pods or samples, in thousandths; they wrap.
    struct Sum: Hashable {
        var count = 0
        var usage: Int64 = 0
        var request: Int64 = 0

        mutating func add(usage: Int64, request: Int64) {
            count += 1
            self.usage &+= usage
            self.request &+= request
        }

        static func + (left: Sum, right: Sum) -> Sum {
            Sum(
                count: left.count + right.count, usage: left.usage &+ right.usage,
                request: left.request &+ right.request)
        }
    }

    /// Pods whose sample counts.
    private(set) var ready = Sum()
    /// Pods that have no sample but should; `usage` is what `PodTarget.fill` takes them to use.
    private(set) var missing = Sum()
    /// Pods that are too young, or not ready, to believe their sample; `usage` is 0.
    private(set) var unready = Sum()
    /// Samples of pods that the selector does not know.
    private(set) var strangers = Sum()
    /// The first pod's fault that asks for less than the metric needs.
    private(set) var requestFault: MetricFault?

    /// Sorts `pods` into groups.
    ///
    /// - Parameters:
    ///   - pods: the namespace's pods.
    ///   - selected: indices into `pods` of those that the workload's selector knows.
    ///   - samples: one a pod; of two for one pod the last counts.
    ///   - trust: which CPU samples are believed; nil for other metrics, whose samples always are.
    ///   - requests: which requests are summed; nil if the target is a raw average.
    ///   - target: what a missing sample is filled with.
    init(
        _ pods: [PodState], selected: [Int], samples: [PodSample], trust: SampleTrust?, requests: PodRequests?,
        target: PodTarget
    ) {
        var lookup = SampleLookup(samples)
        let samples = lookup.samples
        strangers.count = samples.count
        for sample in samples { strangers.usage &+= sample.milliValue }
        for index in selected {
            let request = request(of: pods, at: index, requests)
            let place = lookup.index(of: pods[index].name)
            if let place {
                strangers.count -= 1
                strangers.usage &-= samples[place].milliValue
            }
            if pods[index].deletedAt != nil || pods[index].phase == .failed { continue }
            guard let place, pods[index].phase != .pending else {
                if pods[index].phase == .pending {
                    unready.add(usage: 0, request: request)
                } else {
                    missing.add(usage: target.fill(request: request), request: request)
                }
                continue
            }
            let isBelieved = trust?.believes(
                at: samples[place].at, window: samples[place].window, readiness: pods[index].readiness,
                start: pods[index].startedAt)
            if isBelieved == false {
                unready.add(usage: 0, request: request)
            } else {
                ready.add(usage: samples[place].milliValue, request: request)
            }
        }
    }

    private mutating func request(of pods: [PodState], at index: Int, _ requests: PodRequests?) -> Int64 {
        guard let requests, requestFault == nil else { return 0 }
        do {
            return try requests.milliValue(of: pods, at: index)
        } catch {
            requestFault = error
            return 0
        }
    }
}
