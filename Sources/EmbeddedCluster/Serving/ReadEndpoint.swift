import APIMachinery
import HTTPServing
import KubernetesAPI
import Measures

/// GET of one object.
struct ReadEndpoint: Sendable {
    let server: APIServer

    func answer(_ call: Call) async throws(StatusError) -> HTTPResponse {
        let wanted = try Negotiation(accept: call.request.headers["Accept"])
        if let version = call.query["resourceVersion"], let revision = Int64(version) {
            try await Freshness(server: server).wait(for: revision)
        }
        let stored = try server.objects.existing(call.target)
        if call.resource.subresource.isEmpty, wanted == Negotiation.plain {
            return Answer.json(stored.bytes(StoredObject.Form(.alone, call.type)) { call.view.full(stored.object) })
        }
        return try Presentation(server: server, call: call, wanted: wanted).one(stored.object)
    }

    /// There are no containers, so no logs either; the Status names the node, as recorded of a real server.
    ///
    /// - Throws: 404 without the pod.
    func noLog(_ call: Call) throws(StatusError) -> StatusError {
        let pod = try server.objects.existing(call.target).object
        return StatusError(
            code: 404, reason: "NotFound", message: "pods of the embedded cluster run no containers: there is no log",
            details: ["name": pod["spec"]?["nodeName"] ?? "", "kind": "pods"])
    }
}

/// Shows objects in the form that was negotiated.
struct Presentation: Sendable {
    let server: APIServer
    let call: Call
    let wanted: Negotiation

    /// One object.
    ///
    /// - Throws: 406 for a form that only lists have.
    func one(
        _ object: JSONValue, status: Int = 200, warnings: [String] = []
    ) throws(StatusError) -> HTTPResponse {
        let shown: JSONValue
        switch wanted.shape {
        case .objects, .aggregatedDiscovery: shown = call.view.full(object)
        case .metadata: shown = call.view.partial(object)
        case .table: shown = table([object], version: object["metadata"]?["resourceVersion"]?.stringValue ?? "")
        case .metadataList:
            throw StatusError(
                code: 406, reason: "NotAcceptable",
                message: "you requested PartialObjectMetadataList, but the requested object is not a list "
                    + "(*\(Self.goPackage(call.type)).\(call.type.kind))")
        }
        return Answer.value(shown, status: status, encoding: wanted.encoding, warnings: warnings)
    }

    /// The table of some objects.
    func table(
        _ objects: [JSONValue], version: String, metadata: JSONValue? = nil, withColumns: Bool = true
    ) -> JSONValue {
        let includes = call.query["includeObject"].flatMap(Table.IncludeObject.init(rawValue:)) ?? .metadata
        return Table(view: call.view, includes: includes).document(
            objects, metadata: metadata ?? ["resourceVersion": .string(version)], now: server.objects.time.now(),
            withColumns: withColumns)
    }

    /// The name of the Go package of a type, which some texts show.
    private static func goPackage(_ type: ResourceType) -> String {
        type.group.isEmpty ? "core" : String(type.group.prefix { $0 != "." })
    }
}

extension Negotiation {
    /// JSON of the objects themselves.
    static let plain = Negotiation(encoding: .json, shape: .objects)

    private init(encoding: Encoding, shape: Shape) {
        self.encoding = encoding
        self.shape = shape
    }
}

extension StoredObject.Form {
    init(_ shape: Shape, _ type: ResourceType) {
        self.init(shape: shape, groupVersion: type.groupVersion)
    }
}
