/// What we keep of an EndpointSlice.
public struct EndpointSlice: KubernetesObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.endpointSlices
    /// The label that names the Service of a slice.
    public static let serviceLabel = "kubernetes.io/service-name"

    /// One port of a slice.
    public struct Port: JSONReadable, Hashable {
        /// Its name.
        public var name: String?
        /// Its number.
        public var number: Int?

        /// Reads one from JSON.
        public init(from reader: inout JSONReader) throws(JSONError) {
            try reader.object { (key, reader) throws(JSONError) in
                switch key {
                case "name": name = try reader.sharedString()
                case "port": number = Int(try reader.int32())
                case _: break
                }
            }
        }
    }

    /// Name, version and labels.
    public var metadata = Metadata()
    /// `IPv4`, `IPv6` or `FQDN`.
    public var addressType = ""
    /// Its endpoints.
    public var endpoints: [SliceEndpoint] = []
    /// Its ports.
    public var ports: [Port] = []

    /// Makes an empty slice.
    public init() {}

    /// The name of its Service.
    public var service: String? {
        metadata.labels[Self.serviceLabel]
    }

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "addressType": addressType = try reader.sharedString()
            case "endpoints": endpoints = try reader.elements()
            case "ports": ports = try reader.elements()
            case _: break
            }
        }
    }
}

/// One endpoint of a slice.
public struct SliceEndpoint: JSONReadable, Hashable {
    /// Its addresses, interchangeable.
    public var addresses: [String] = []
    /// Whether it takes traffic; absent means it does.
    public var isReady = true
    /// Whether it answers, terminating or not; absent means `isReady`.
    public var isServing = true
    /// Whether its pod terminates.
    public var isTerminating = false
    /// The name of its pod.
    public var pod: String?
    /// The uid of its pod.
    public var podUID: String?
    /// Its node.
    public var node: String?
    /// Its zone.
    public var zone: String?

    /// Makes an endpoint without an address.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "addresses": addresses = try reader.strings()
            case "conditions": try readConditions(&reader)
            case "targetRef":
                let target = try ObjectReference(from: &reader)
                if target.kind == "Pod" {
                    pod = target.name
                    podUID = target.uid
                }
            case "nodeName": node = try reader.sharedString()
            case "zone": zone = try reader.sharedString()
            case _: break
            }
        }
    }

    private mutating func readConditions(_ reader: inout JSONReader) throws(JSONError) {
        var serving: Bool?
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "ready": isReady = try reader.bool()
            case "serving": serving = try reader.bool()
            case "terminating": isTerminating = try reader.bool()
            case _: break
            }
        }
        isServing = serving ?? isReady
    }
}
