import APIMachinery
import HTTPServing
import KubernetesAPI

/// POST, PUT, PATCH and DELETE of objects.
struct WriteEndpoint: Sendable {
    let server: APIServer

    func answer(_ call: Call) throws(StatusError) -> HTTPResponse {
        let wanted = try Negotiation(accept: call.request.headers["Accept"])
        let objects = server.objects
        let written: ObjectTransactions.Written
        switch call.verb {
        case "create":
            written = try objects.create(call.target, try call.body(), try options(call, .create))
        case "update":
            written = try objects.replace(call.target, try call.body(), try options(call, .update))
        case "patch":
            let kind = try PatchKind(contentType: call.request.headers["Content-Type"] ?? "")
            written = try objects.patch(
                call.target, kind, try call.body(), try options(call, .patch(isApply: kind == .apply)))
        case "delete":
            let deletion = try objects.delete(call.target, try deleteOptions(call))
            return Answer.value(deletion.response(type: call.type))
        case "deletecollection": return try deleteCollection(call)
        default: throw .methodNotAllowed
        }
        let presentation = Presentation(server: server, call: call, wanted: wanted)
        return try presentation.one(written.object, status: written.isNew ? 201 : 200, warnings: written.warnings)
    }

    private func options(_ call: Call, _ request: WriteOptions.Request) throws(StatusError) -> WriteOptions {
        try WriteOptions(query: call.query.items, userAgent: call.userAgent, request: request)
    }

    private func deleteOptions(_ call: Call) throws(StatusError) -> DeleteOptions {
        try DeleteOptions(query: call.query.items, body: try call.bytes())
    }

    private func deleteCollection(_ call: Call) throws(StatusError) -> HTTPResponse {
        let listOptions = try ListOptions(query: call.query.items)
        let selection = try Selection(call: call, options: listOptions)
        let options = try deleteOptions(call)
        let (all, revision) = server.store.read { store in
            (Array(store.list(call.type.storageName, namespace: call.listedNamespace)), store.revision)
        }
        let selected = all.filter { selection.includes($0.object) }
        for stored in selected {
            var target = call.target
            target.namespace = stored.object.namespace
            target.name = stored.object.name
            do {
                try server.objects.delete(target, options)
            } catch {
                guard error.code == 404 else { throw error }  // somebody else deleted it first: as good
            }
        }
        return Answer.value(
            call.view.list(selected.map(\.object), metadata: ["resourceVersion": .string(String(revision))]))
    }
}
