import APIMachinery
import HTTPServing
import KubernetesAPI
import Measures

/// Answers requests as kube-apiserver does: who is it, may they, what is it, then the answer.
struct APIServer: Sendable {
    let objects: ObjectTransactions
    let authenticator: Authenticator
    let authorizer: Authorizer
    let metrics: (any MetricsProvider)?
    /// The clock of connections: how long a watch lasts and a read waits.
    ///
    /// `objects.time` is the objects' own, which may run faster.
    let wireTime: any TimeSource
    /// Host and port as clients reach the server.
    let address: String

    /// Bytes of a request's body that are read.
    static let bodyBytesMax = 3 << 20

    var store: SharedStore { objects.store }
    var registry: ResourceRegistry { objects.registry }

    /// The stored resources and those of the metrics APIs, as discovery shows them.
    let advertised: ResourceRegistry

    init(
        objects: ObjectTransactions, authenticator: Authenticator, metrics: (any MetricsProvider)?,
        wireTime: any TimeSource, address: String
    ) {
        self.objects = objects
        self.authenticator = authenticator
        self.metrics = metrics
        self.wireTime = wireTime
        self.address = address
        authorizer = Authorizer(store: objects.store)
        advertised = metrics == nil ? objects.registry : objects.registry.withMetrics
    }

    /// Answers one request; never throws: a refusal is an answer too.
    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        do {
            let answer = try await respond(to: request)
            return Answer.packed(answer, acceptEncoding: request.headers["Accept-Encoding"])
        } catch {
            return Answer.error(error)
        }
    }

    private func respond(to request: HTTPRequest) async throws(StatusError) -> HTTPResponse {
        guard let sender = authenticator.user(of: request, now: objects.time.now()) else { throw .unauthorized }
        let query = QueryItems(request.query)
        let info = RequestInfo(method: request.method, path: request.path, query: query)
        let attributes = info.attributes(selectedName: Self.selectedName(info, query))
        let impersonation = Impersonation(authorizer: authorizer)
        let user = try impersonation.actor(of: request, sender: sender, attributes: attributes)
        try authorizer.check(user, attributes)
        guard let resource = info.resource else {
            return try await PathEndpoint(server: self).answer(request, info: info, query: query)
        }
        if let metrics, MetricsEndpoint.serves(resource.group) {
            return try MetricsEndpoint(server: self, provider: metrics).answer(
                request, resource: resource, query: query)
        }
        guard registry.groups.contains(resource.group) || resource.group.isEmpty else { return Answer.pageNotFound }
        guard let type = registry.type(group: resource.group, version: resource.version, name: resource.resource)
        else { throw .unknownResource }
        let call = Call(request: request, query: query, user: user, verb: info.verb, type: type, resource: resource)
        return try await route(call)
    }

    private func route(_ call: Call) async throws(StatusError) -> HTTPResponse {
        try checkVerb(call)
        switch (call.verb, call.resource.subresource) {
        case ("list", ""): return try await ListEndpoint(server: self).answer(call)
        case ("watch", ""): return try WatchEndpoint(server: self).answer(call)
        case ("get", "log"): throw try ReadEndpoint(server: self).noLog(call)
        case ("get", _): return try await ReadEndpoint(server: self).answer(call)
        case ("create", let subresource) where !subresource.isEmpty || call.type.isVirtual:
            return try VirtualEndpoint(server: self).answer(call)
        default: return try WriteEndpoint(server: self).answer(call)
        }
    }

    private func checkVerb(_ call: Call) throws(StatusError) {
        let resource = call.resource
        guard resource.subresource.isEmpty else {
            guard let subresource = call.type.subresource(resource.subresource), subresource.isServed
            else { throw .unknownResource }
            // A watch on one subresource is answered as a get.
            let verb = call.verb == "watch" ? "get" : call.verb
            guard subresource.verbs.contains(verb) else { throw .methodNotAllowed }
            return
        }
        let needsName = ["get", "update", "patch", "delete"].contains(call.verb)
        let isForbiddenForm = needsName == resource.name.isEmpty && call.verb != "watch" && !call.verb.isEmpty
        guard call.type.verbs.contains(call.verb), !isForbiddenForm else { throw .methodNotAllowed }
    }

    /// The name that a list, watch or deletecollection restricts itself to, which RBAC then sees.
    private static func selectedName(_ info: RequestInfo, _ query: QueryItems) -> String? {
        guard ["list", "watch", "deletecollection"].contains(info.verb), let text = query["fieldSelector"]
        else { return nil }
        let prefix = "metadata.name="
        let term = text.split(separator: ",").first { $0.hasPrefix(prefix) }
        return term.map { String($0.dropFirst(prefix.count).drop { $0 == "=" }) }
    }
}

/// One request to one resource: authenticated, authorised, routed.
struct Call: Sendable {
    var request: HTTPRequest
    var query: QueryItems
    var user: User
    var verb: String
    var type: ResourceType
    var resource: RequestInfo.Resource

    var userAgent: String { request.headers["User-Agent"] ?? "" }

    var target: ObjectTransactions.Target {
        ObjectTransactions.Target(
            type: type, subresource: resource.subresource.isEmpty ? nil : resource.subresource,
            namespace: type.isNamespaced ? resource.namespace : "", name: resource.name)
    }

    var view: ObjectView {
        ObjectView(type: type, subresource: resource.subresource.isEmpty ? nil : resource.subresource)
    }

    /// The namespace that a list is restricted to; nil lists all.
    var listedNamespace: String? {
        type.isNamespaced && !resource.namespace.isEmpty ? resource.namespace : nil
    }

    /// The body's bytes.
    ///
    /// - Throws: 413 if there were too many.
    func bytes() throws(StatusError) -> [UInt8] {
        if request.isBodyTooLong {
            throw StatusError(
                code: 413, reason: "RequestEntityTooLarge",
                message: "Request entity too large: limit is \(APIServer.bodyBytesMax)")
        }
        return request.body
    }

    /// The body of a write.
    func body() throws(StatusError) -> RequestBody {
        .bytes(try bytes(), contentType: request.headers["Content-Type"])
    }
}
