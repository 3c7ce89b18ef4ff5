import Measures

/// Everything known about one workload at one instant; what `decide` reads, and all that it reads.
public struct Observation: Hashable, Codable, Sendable {
    /// What the scale subresource answers.
    public struct Scale: Hashable, Codable, Sendable {
        /// `spec.replicas`.
        public var specReplicas: Int32
        /// `status.replicas`.
        public var statusReplicas: Int32
        /// `status.selector`, as text.
        public var selector: String

        /// Makes a scale.
        public init(specReplicas: Int32, statusReplicas: Int32, selector: String) {
            self.specReplicas = specReplicas
            self.statusReplicas = statusReplicas
            self.selector = selector
        }
    }

    /// Another autoscaler of the same namespace, for the check that no pod has two.
    public struct Peer: Hashable, Codable, Sendable {
        /// The namespaced name that messages show.
        public var id: WorkloadID
        /// The selector of its target's pods, as text.
        public var selector: String

        /// Makes a peer.
        public init(id: WorkloadID, selector: String) {
            self.id = id
            self.selector = selector
        }
    }

    /// Which workload.
    public var workload: WorkloadID
    /// Its scale, or the error text of reading it.
    public var scale: ScaleReading
    /// The pods of its namespace that could be its own; rules apply the selector themselves.
    public var pods: [PodState]
    /// One entry for each metric of its spec, in the spec's order.
    public var metrics: [MetricObservation]
    /// What the pods' engines tell beside the spec's metrics, each signal at most once.
    public var signals: [SignalObservation]
    /// Other autoscalers of the namespace.
    public var peers: [Peer]
    /// Others who size the same Deployment now.
    public var rivals: [Rival]

    /// Makes an observation.
    public init(
        workload: WorkloadID, scale: ScaleReading, pods: [PodState] = [],
        metrics: [MetricObservation] = [], signals: [SignalObservation] = [], peers: [Peer] = [], rivals: [Rival] = []
    ) {
        self.workload = workload
        self.scale = scale
        self.pods = pods
        self.metrics = metrics
        self.signals = signals
        self.peers = peers
        self.rivals = rivals
    }
}

/// What the pods' engines tell of one signal, under whatever name their series have.
public struct SignalObservation: Hashable, Codable, Sendable {
    /// Which signal.
    public var signal: EngineSignal
    /// What they tell.
    public var observation: MetricObservation

    /// Makes an observation.
    public init(signal: EngineSignal, observation: MetricObservation) {
        self.signal = signal
        self.observation = observation
    }
}

/// A workload's scale, or the error text of reading it.
public enum ScaleReading: Hashable, Codable, Sendable {
    case value(Observation.Scale)
    case unavailable(ScaleError)
}

/// Why the scale could not be read.
public struct ScaleError: Error, Hashable, Codable, Sendable, CustomStringConvertible {
    /// How far the reading got.
    public enum Stage: String, Hashable, Codable, Sendable {
        /// No resource is known for the target's kind.
        case mapping
        /// The scale was asked for, in vain.
        case reading
    }

    /// The text that the server or the client gave.
    public var description: String
    /// How far the reading got.
    public var stage: Stage

    /// Makes an error of `description`.
    public init(_ description: String, stage: Stage = .reading) {
        self.description = description
        self.stage = stage
    }
}
