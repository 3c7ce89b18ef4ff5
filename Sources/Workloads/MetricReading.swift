public import Measures

/// What a source said of one metric of a workload's spec, in milli-units, or why it said nothing.
public enum MetricReading: Hashable, Codable, Sendable {
    /// One sample a pod, for Resource, ContainerResource, Pods and scraped metrics.
    ///
    /// Empty if the source answered, but of none of the containers asked for.
    case pods([PodSample])
    /// The values of an Object (exactly one) or External metric (one or more), in milli-units.
    case values([Int64])
    /// No value, and why.
    case missing(Absence)
}

/// One pod's value of one metric.
public struct PodSample: Hashable, Codable, Sendable {
    /// The pod's name.
    public var pod: String
    /// The value in thousandths of the metric's unit (cores, bytes, requests…).
    public var milliValue: Int64
    /// When it was true.
    public var at: Timestamp
    /// Over how long it was averaged, ending at `at`.
    public var window: Duration

    /// Makes a sample.
    public init(pod: String, milliValue: Int64, at: Timestamp, window: Duration) {
        self.pod = pod
        self.milliValue = milliValue
        self.at = at
        self.window = window
    }
}

/// A reading with where it came from, how old it is and how much of the workload it covers.
public struct MetricObservation: Hashable, Codable, Sendable {
    /// The metric's short name, such as `cpu` or `vllm:num_requests_waiting`.
    public var name: String
    /// The source, such as `metrics.k8s.io` or `scrape`.
    public var source: String
    /// The value, or why there is none.
    public var reading: MetricReading
    /// The time of the oldest sample in it; nil if nothing was read.
    public var at: Timestamp?
    /// Share of the workload's ready pods that it covers, 0...1; nil where pods play no part.
    public var coverage: Double?

    /// Makes an observation.
    public init(name: String, source: String, reading: MetricReading, at: Timestamp? = nil, coverage: Double? = nil) {
        self.name = name
        self.source = source
        self.reading = reading
        self.at = at
        self.coverage = coverage
    }
}

/// What metrics.k8s.io tells of one pod.
public struct PodUsage: Hashable, Codable, Sendable {
    /// One container's usage by resource name.
    public struct Container: Hashable, Codable, Sendable {
        /// The container's name.
        public var name: String
        /// Usage by resource: `cpu` in cores, `memory` in bytes.
        public var usage: [String: Quantity]

        /// Makes a container's usage.
        public init(name: String, usage: [String: Quantity]) {
            self.name = name
            self.usage = usage
        }
    }

    /// The pod's name.
    public var pod: String
    /// The end of the window.
    public var at: Timestamp
    /// The length of the window.
    public var window: Duration
    /// Usage by container.
    public var containers: [Container]

    /// Makes a pod's usage.
    public init(pod: String, at: Timestamp, window: Duration, containers: [Container]) {
        self.pod = pod
        self.at = at
        self.window = window
        self.containers = containers
    }
}
