public import Measures

/// What metrics.k8s.io tells of one pod.
public struct PodMetrics: KubernetesObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.podMetrics

    /// One container's usage.
    public struct Container: JSONReadable, Hashable {
        /// Its name.
        public var name = ""
        /// Usage by resource: `cpu` in cores, `memory` in bytes.
        public var usage: [String: Quantity] = [:]

        /// Reads one from JSON.
        public init(from reader: inout JSONReader) throws(JSONError) {
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "name": name = try reader.sharedString()
                case "usage": usage = try reader.quantityMap()
                case _: break
                }
            }
        }
    }

    /// Name, version and labels.
    public var metadata = Metadata()
    /// The end of the window.
    public var at: Timestamp?
    /// The length of the window.
    public var window: Duration?
    /// Usage by container.
    public var containers: [Container] = []

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "timestamp": at = try reader.timestamp()
            case "window": window = try reader.duration()
            case "containers": containers = try reader.elements()
            case _: break
            }
        }
    }
}
