/// What a workload's new pods look like.
public struct PodTemplate: JSONReadable, Hashable {
    /// The labels of its pods.
    public var labels: [String: String] = [:]
    /// The annotations of its pods that are kept, as in `Metadata`.
    public var annotations: [String: String] = [:]
    /// The spec of its pods.
    public var spec = PodSpec()

    /// Makes an empty template.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata":
                let metadata = try Metadata(from: &reader)
                labels = metadata.labels
                annotations = metadata.annotations
            case "spec": spec = try PodSpec(from: &reader)
            case _: break
            }
        }
    }
}
