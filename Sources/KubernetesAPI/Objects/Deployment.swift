public import Measures

/// What we keep of a Deployment.
public struct Deployment: KubernetesObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.deployments

    /// Name, version and labels.
    public var metadata = Metadata()
    /// `spec.replicas`; the server's default is 1.
    public var replicas: Int32 = 1
    /// Whether rollouts are paused.
    public var isPaused = false
    /// Which pods are its own.
    public var selector = LabelSelector()
    /// What new pods look like.
    public var template = PodTemplate()
    /// What its controller last saw.
    public var status = DeploymentStatus()

    /// Makes an empty Deployment.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "spec": try readSpec(&reader)
            case "status": status = try DeploymentStatus(from: &reader)
            case _: break
            }
        }
    }

    private mutating func readSpec(_ reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "replicas": replicas = try reader.int32()
            case "paused": isPaused = try reader.bool()
            case "selector": selector = try LabelSelector(from: &reader)
            case "template": template = try PodTemplate(from: &reader)
            case _: break
            }
        }
    }
}

/// What we keep of a Deployment's status; absent counts are zero, as the API leaves zeros out.
public struct DeploymentStatus: JSONReadable, Hashable {
    /// The generation that its controller last acted on.
    public var observedGeneration: Int64 = 0
    /// Pods that are not terminating.
    public var replicas: Int32 = 0
    /// Pods of the present template.
    public var updated: Int32 = 0
    /// Pods with a Ready condition.
    public var ready: Int32 = 0
    /// Pods ready for `minReadySeconds`.
    public var available: Int32 = 0
    /// Pods that are wanted and not available.
    public var unavailable: Int32 = 0

    /// Makes a status of zeros.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "observedGeneration": observedGeneration = try reader.int64()
            case "replicas": replicas = try reader.int32()
            case "updatedReplicas": updated = try reader.int32()
            case "readyReplicas": ready = try reader.int32()
            case "availableReplicas": available = try reader.int32()
            case "unavailableReplicas": unavailable = try reader.int32()
            case _: break
            }
        }
    }
}
