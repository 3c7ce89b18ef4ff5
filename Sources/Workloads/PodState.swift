public import Measures

/// What is known of one pod at one instant; only what a decision reads.
public struct PodState: Hashable, Codable, Sendable {
    /// The phases that Kubernetes names; any other text, an empty one too, is `unknown`.
    public enum Phase: String, Hashable, Codable, Sendable {
        case pending = "Pending"
        case running = "Running"
        case succeeded = "Succeeded"
        case failed = "Failed"
        case unknown = "Unknown"
    }

    /// The Ready condition.
    public struct Readiness: Hashable, Codable, Sendable {
        /// `True`, `False` or `Unknown`.
        public var status: ConditionStatus
        /// When the status last changed; nil if the object does not say.
        public var since: Timestamp?

        /// Makes a condition.
        public init(status: ConditionStatus, since: Timestamp?) {
            self.status = status
            self.since = since
        }
    }

    /// The pod's name, unique in its namespace while it lives.
    public var name: String
    /// Distinguishes two pods of one name; empty where nobody told.
    public var uid: String
    /// Its labels.
    public var labels: [String: String]
    /// Its phase.
    public var phase: Phase
    /// `metadata.creationTimestamp`.
    public var createdAt: Timestamp?
    /// `status.startTime`: when a kubelet took it.
    public var startedAt: Timestamp?
    /// Its first Ready condition; nil if it has none.
    public var readiness: Readiness?
    /// `metadata.deletionTimestamp`; not nil while it terminates.
    public var deletedAt: Timestamp?
    /// All containers, ordinary ones first, in the order of the object.
    public var containers: [ContainerState]
    /// `spec.resources.requests`, the pod-level requests; nil if the pod has none.
    public var podLevelRequests: [String: Quantity]?
    /// `spec.overhead`.
    public var overhead: [String: Quantity]
    /// Where it can be reached; nil until it has an address.
    public var address: String?
    /// The node that runs it; nil until it is scheduled.
    public var node: String?
    /// How often its containers were restarted, all together.
    public var restarts: Int

    /// Makes a pod; everything but its name has a value that means "nothing known".
    public init(
        name: String, uid: String = "", labels: [String: String] = [:], phase: Phase = .unknown,
        createdAt: Timestamp? = nil, startedAt: Timestamp? = nil, readiness: Readiness? = nil,
        deletedAt: Timestamp? = nil, containers: [ContainerState] = [], podLevelRequests: [String: Quantity]? = nil,
        overhead: [String: Quantity] = [:], address: String? = nil, node: String? = nil,
        restarts: Int = 0
    ) {
        self.name = name
        self.uid = uid
        self.labels = labels
        self.phase = phase
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.readiness = readiness
        self.deletedAt = deletedAt
        self.containers = containers
        self.podLevelRequests = podLevelRequests
        self.overhead = overhead
        self.address = address
        self.node = node
        self.restarts = restarts
    }
}

/// The status of a condition.
public enum ConditionStatus: String, Hashable, Codable, Sendable {
    case isTrue = "True"
    case isFalse = "False"
    case unknown = "Unknown"
}

/// One container of a pod, as far as requests and scraping go.
public struct ContainerState: Hashable, Codable, Sendable {
    /// Where a container stands in the pod's life.
    public enum Role: String, Hashable, Codable, Sendable {
        /// Runs for the pod's life.
        case main
        /// An init container with restartPolicy Always: runs beside the main ones.
        case sidecar
        /// An ordinary init container: ends before the main ones start.
        case initial
    }

    /// A declared port.
    public struct Port: Hashable, Codable, Sendable {
        /// Its name; nil if it has none.
        public var name: String?
        /// Its number.
        public var number: Int

        /// Makes a port.
        public init(name: String?, number: Int) {
            self.name = name
            self.number = number
        }
    }

    /// Its name.
    public var name: String
    /// Its role.
    public var role: Role
    /// `resources.requests`; an absent one was not requested.
    public var requests: ResourceList
    /// `image`, as the object has it.
    public var image: String
    /// Declared ports.
    public var ports: [Port]

    /// Makes a container.
    public init(
        name: String, role: Role = .main, requests: [String: Quantity] = [:], image: String = "", ports: [Port] = []
    ) {
        self.name = name
        self.role = role
        self.requests = ResourceList(requests)
        self.image = image
        self.ports = ports
    }
}
