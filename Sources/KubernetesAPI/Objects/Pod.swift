public import Measures

/// What we keep of a pod.
public struct Pod: KubernetesObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.pods

    /// The Ready condition.
    public struct Readiness: JSONReadable, Hashable {
        /// `True`, `False` or `Unknown`.
        public var status = ""
        /// When the status last changed.
        public var since: Timestamp?
        fileprivate var type = ""

        /// Makes an empty condition.
        public init() {}

        /// Reads one from JSON.
        public init(from reader: inout JSONReader) throws(JSONError) {
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "type": type = try reader.sharedString()
                case "status": status = try reader.sharedString()
                case "lastTransitionTime": since = try reader.timestamp()
                case _: break
                }
            }
        }
    }

    /// Name, version and labels.
    public var metadata = Metadata()
    /// Its containers, node and requests.
    public var spec = PodSpec()
    /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`; empty if the object does not say.
    public var phase = ""
    /// When a kubelet took it.
    public var startedAt: Timestamp?
    /// Its first Ready condition.
    public var readiness: Readiness?
    /// `status.podIP`.
    public var address: String?
    /// Why it is in its phase, such as `Evicted`.
    public var reason: String?
    /// How often its containers were restarted, all together.
    public var restarts = 0

    /// Makes an empty pod.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "spec": spec = try PodSpec(from: &reader)
            case "status": try readStatus(&reader)
            case _: break
            }
        }
    }

    private mutating func readStatus(_ reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "phase": phase = try reader.sharedString()
            case "startTime": startedAt = try reader.timestamp()
            case "podIP": address = try reader.string()
            case "reason": reason = try reader.sharedString()
            case "conditions":
                try reader.array { (reader) throws(JSONError) in
                    let condition = try Readiness(from: &reader)
                    if condition.type == "Ready", readiness == nil { readiness = condition }
                }
            case "containerStatuses", "initContainerStatuses":
                try reader.array { (reader) throws(JSONError) in try readRestarts(&reader) }
            case _: break
            }
        }
    }

    private mutating func readRestarts(_ reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "restartCount": restarts += Int(try reader.int32())
            case _: break
            }
        }
    }
}
