/// A HorizontalPodAutoscaler; its spec and status as the server has them, for `Annotations` and `Autoscaling` to read.
public struct HorizontalPodAutoscaler: KubernetesObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.horizontalPodAutoscalers

    /// Name, version and labels.
    public var metadata = Metadata()
    /// The whole spec.
    public var spec: JSONValue = [:]
    /// The whole status.
    public var status: JSONValue = [:]

    /// Makes an empty autoscaler.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "spec": spec = try reader.value()
            case "status": status = try reader.value()
            case _: break
            }
        }
    }
}
