/// What a per-pod metric should be, and how far from it a set of pods is.
enum PodTarget: Hashable {
    /// Per cent of the pods' requests.
    case utilization(percent: Int32)
    /// Thousandths of the metric's unit per pod.
    case average(milli: Int64)

    /// Usage against target over one set of samples.
    struct Ratio: Hashable {
        var value: Double
        /// Per cent of the requests; nil for a raw average.
        var percent: Int32?
        /// Thousandths per sample.
        var average: Int64
    }

    /// The ratio over a set of samples; sums are in thousandths and may have wrapped.
    ///
    /// The per cent and the average are cut to whole numbers before they are divided by the target, as in
    /// `metrics/utilization.go`, Kubernetes 1.36.
    ///
    /// - Parameters:
    ///   - requested: the samples whose pod has a request, and those requests.
    ///   - all: these and the samples of pods that the selector does not know.
    /// - Throws: if no known pod has both a sample and a request above 0.
    /// - Returns: the ratio, infinite or NaN for a target of 0.
    func ratio(requested: PodGroups.Sum, all: PodGroups.Sum) throws(MetricFault) -> Ratio {
        switch self {
        case .utilization(let target):
            guard requested.request != 0 else { throw .noneKnown }
            let share = (requested.usage &* 100).dividedReportingOverflow(by: requested.request).partialValue
            let percent = Int32(truncatingIfNeeded: share)
            return Ratio(
                value: Double(percent) / Double(target), percent: percent,
                average: requested.usage / Int64(max(1, requested.count)))
        case .average(let target):
            let average = all.usage / Int64(max(1, all.count))
            return Ratio(value: Double(average) / Double(target), average: average)
        }
    }

    /// What a pod without a sample is taken to use when that would lead to fewer pods.
    func fill(request: Int64) -> Int64 {
        switch self {
        case .utilization(let percent):
            (request &* Int64(max(100, percent))).dividedReportingOverflow(by: 100).partialValue
        case .average(let milli): milli
        }
    }
}
