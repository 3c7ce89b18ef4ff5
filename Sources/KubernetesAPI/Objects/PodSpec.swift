public import Measures

/// What we keep of a pod's spec.
public struct PodSpec: JSONReadable, Hashable {
    /// All containers, main ones first, each group in the order of the object.
    public var containers: [PodContainer] = []
    /// The node that runs it; nil until it is scheduled.
    public var node: String?
    /// `resources.requests` of the pod itself; nil if it has none.
    public var podLevelRequests: [String: Quantity]?
    /// `overhead`.
    public var overhead: [String: Quantity] = [:]

    /// Makes an empty spec.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var initial: [PodContainer] = []
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "containers":
                try reader.array { (reader) throws(JSONError) in
                    containers.append(try PodContainer(from: &reader, isInitial: false))
                }
            case "initContainers":
                try reader.array { (reader) throws(JSONError) in
                    initial.append(try PodContainer(from: &reader, isInitial: true))
                }
            case "nodeName": node = try reader.sharedString()
            case "resources": podLevelRequests = try reader.requests()
            case "overhead": overhead = try reader.quantityMap()
            case _: break
            }
        }
        containers += initial
    }
}

/// What we keep of a container.
public struct PodContainer: Sendable, Hashable {
    /// Where it stands in the pod's life.
    public enum Role: Hashable, Sendable {
        /// Runs for the pod's life.
        case main
        /// An init container with restartPolicy Always: runs beside the main ones.
        case sidecar
        /// An ordinary init container: ends before the main ones start.
        case initial
    }

    /// A declared port.
    public struct Port: JSONReadable, Hashable {
        /// Its name; nil if it has none.
        public var name: String?
        /// Its number.
        public var number = 0

        /// Reads one from JSON.
        public init(from reader: inout JSONReader) throws(JSONError) {
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "name": name = try reader.sharedString()
                case "containerPort": number = Int(try reader.int32())
                case _: break
                }
            }
        }
    }

    /// Its name.
    public var name = ""
    /// Its image, as the object has it.
    public var image = ""
    /// Its role.
    public var role = Role.main
    /// `resources.requests`; an absent one was not requested.
    public var requests: [String: Quantity] = [:]
    /// Declared ports.
    public var ports: [Port] = []

    /// Makes an empty container.
    public init() {}

    init(from reader: inout JSONReader, isInitial: Bool) throws(JSONError) {
        var restartsAlways = false
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "name": name = try reader.sharedString()
            case "image": image = try reader.sharedString()
            case "restartPolicy": restartsAlways = try reader.sharedString() == "Always"
            case "resources": requests = try reader.containerRequests()
            case "ports": ports = try reader.elements()
            case _: break
            }
        }
        if isInitial { role = restartsAlways ? .sidecar : .initial }
    }
}

extension JSONReader {
    /// The `requests` of a `resources` object; nil if it has none.
    fileprivate mutating func requests() throws(JSONError) -> [String: Quantity]? {
        var requests: [String: Quantity]?
        try object { (key, reader) throws(JSONError) in
            if case "requests" = key { requests = try reader.quantityMap() }
        }
        return requests
    }

    /// What a container requests: its `requests`, and as much as it is limited to of what it only limits.
    ///
    /// So the API server fills in a pod, though not a pod template. Source: `SetDefaults_Pod`, Kubernetes 1.36.
    fileprivate mutating func containerRequests() throws(JSONError) -> [String: Quantity] {
        var requests: [String: Quantity] = [:]
        var limits: [String: Quantity] = [:]
        try object { (key, reader) throws(JSONError) in
            switch key {
            case "requests": requests = try reader.quantityMap()
            case "limits": limits = try reader.quantityMap()
            case _: break
            }
        }
        return requests.merging(limits) { requested, _ in requested }
    }
}
