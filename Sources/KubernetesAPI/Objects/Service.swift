/// What we keep of a Service.
public struct Service: KubernetesObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.services

    /// One port of a Service.
    public struct Port: JSONReadable, Hashable {
        /// Its name; nil if it has none.
        public var name: String?
        /// The port of the Service.
        public var number = 0
        /// The pods' port: a number or a name.
        public var target = ""

        /// Makes an empty port.
        public init() {}

        /// Reads one from JSON.
        public init(from reader: inout JSONReader) throws(JSONError) {
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "name": name = try reader.sharedString()
                case "port": number = Int(try reader.int32())
                case "targetPort": target = try reader.stringOrNumber()
                case _: break
                }
            }
        }
    }

    /// Name, version and labels.
    public var metadata = Metadata()
    /// Labels of its pods; empty if it selects none.
    public var selector: [String: String] = [:]
    /// Its ports.
    public var ports: [Port] = []
    /// Its address in the cluster; `None` if headless.
    public var clusterIP: String?

    /// Makes an empty Service.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "spec":
                try reader.object { (key, reader) throws(JSONError) in
                    switch key {
                    case "selector": selector = try reader.stringMap()
                    case "ports": ports = try reader.elements()
                    case "clusterIP": clusterIP = try reader.string()
                    case _: break
                    }
                }
            case _: break
            }
        }
    }
}
