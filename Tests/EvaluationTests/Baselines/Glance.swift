import Evaluation
import Measures
import Simulation
import Workloads

/// What a rule sees in a test: pods, ready or not, and what each tells.
struct Glance {
    static let start = Timestamp(seconds: 1_795_000_000)

    var spec: Int32 = 2
    var ready = 2
    var pending = 0
    /// One list of values a metric, one value a ready pod; nil is a metric that is missing.
    var values: [[Double]?] = []

    /// Ready pods of which each tells the same `values`.
    static func even(ready: Int, spec: Int32? = nil, pending: Int = 0, _ values: Double...) -> Glance {
        Glance(
            spec: spec ?? Int32(ready + pending), ready: ready, pending: pending,
            values: values.map { Array(repeating: $0, count: ready) })
    }

    func observation(_ names: [MetricQuestion], at now: Timestamp) -> Observation {
        let pods = (0..<(ready + pending)).map { number in
            PodState(
                name: "pod-\(number)", labels: ["app": "service"], phase: number < ready ? .running : .pending,
                createdAt: Self.start - .seconds(3_600), startedAt: Self.start - .seconds(3_600),
                readiness: .init(status: number < ready ? .isTrue : .isFalse, since: Self.start - .seconds(3_000)))
        }
        let metrics = zip(names, values).map { metric, values in
            let reading: MetricReading =
                values.map { values in
                    .pods(
                        values.enumerated().map { number, value in
                            PodSample(
                                pod: "pod-\(number)", milliValue: Int64((value * 1_000).rounded()), at: now,
                                window: .zero)
                        })
                } ?? .missing(.failed(message: "no answer"))
            return MetricObservation(name: metric.name, source: "test", reading: reading, at: now)
        }
        return Observation(
            workload: WorkloadID(namespace: "default", name: "service"),
            scale: .value(.init(specReplicas: spec, statusReplicas: spec, selector: "app=service")), pods: pods,
            metrics: metrics)
    }
}

extension Autoscaler {
    /// One tick, `seconds` after the start.
    mutating func tick(_ glance: Glance, at seconds: Double) -> Int? {
        let now = Glance.start + .seconds(seconds)
        return replicas(for: glance.observation(metrics, at: now), at: now)
    }
}
