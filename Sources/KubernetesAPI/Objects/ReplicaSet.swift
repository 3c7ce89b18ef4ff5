public import Measures

/// What we keep of a ReplicaSet.
public struct ReplicaSet: KubernetesObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.replicaSets

    /// Name, version and labels.
    public var metadata = Metadata()
    /// `spec.replicas`; the server's default is 1.
    public var replicas: Int32 = 1
    /// Which pods are its own.
    public var selector = LabelSelector()
    /// Pods that it has.
    public var statusReplicas: Int32 = 0
    /// Pods of it that are ready.
    public var readyReplicas: Int32 = 0

    /// Makes an empty ReplicaSet.
    public init() {}

    /// Its number in the Deployment's history.
    public var revision: Int64? {
        metadata.annotations["deployment.kubernetes.io/revision"].flatMap { Int64($0) }
    }

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "spec":
                try reader.object { (key, reader) throws(JSONError) in
                    switch key {
                    case "replicas": replicas = try reader.int32()
                    case "selector": selector = try LabelSelector(from: &reader)
                    case _: break
                    }
                }
            case "status":
                try reader.object { (key, reader) throws(JSONError) in
                    switch key {
                    case "replicas": statusReplicas = try reader.int32()
                    case "readyReplicas": readyReplicas = try reader.int32()
                    case _: break
                    }
                }
            case _: break
            }
        }
    }
}
