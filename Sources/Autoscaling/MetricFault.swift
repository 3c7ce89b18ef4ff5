/// Why one metric gives no number, in Kubernetes' words and without those that name the metric.
struct MetricFault: Error, Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static let noPods = MetricFault("no pods returned by selector while calculating replica count")
    static let noSamples = MetricFault("did not receive metrics for targeted pods (pods might be unready)")
    static let noneKnown = MetricFault("no metrics returned matched known pods")
    static let noReadyPods = MetricFault(
        "unable to calculate ready pods: no pods returned by selector while calculating replica count")
}
