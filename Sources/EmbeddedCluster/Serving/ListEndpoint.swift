import APIMachinery
import HTTPServing
import KubernetesAPI
import Measures

/// GET of a collection.
struct ListEndpoint: Sendable {
    let server: APIServer

    /// A page of a list.
    struct Page: Sendable {
        var objects: [StoredObject]
        /// The version that the page shows.
        var revision: Int64
        /// Where the next page begins; nil on the last.
        var next: ContinueToken?
        /// How many objects follow; nil if that is not known.
        var remaining: Int?

        /// The list's own metadata.
        var metadata: JSONValue {
            var metadata: JSONValue = ["resourceVersion": .string(String(revision))]
            if let next { metadata["continue"] = .string(next.text) }
            if let remaining { metadata["remainingItemCount"] = .integer(remaining) }
            return metadata
        }
    }

    func answer(_ call: Call) async throws(StatusError) -> HTTPResponse {
        let wanted = try Negotiation(accept: call.request.headers["Accept"], isCollection: true)
        let options = try ListOptions(query: call.query.items)
        let selection = try Selection(call: call, options: options)
        let limit = Int(clamping: options.limit)
        let page: Page
        if options.continueToken.isEmpty {
            page = try await first(call, options, selection, limit: limit)
        } else {
            guard options.resourceVersion.isEmpty || options.resourceVersion == "0"
            else { throw .badRequest("specifying resource version is not allowed when using continue") }
            let token = try ContinueToken(parsing: options.continueToken)
            guard let next = next(token, call, selection, limit: limit) else { return Self.expired(token) }
            page = next
        }
        let objects = page.objects.map(\.object)
        switch wanted.shape {
        case .objects where wanted.encoding == .json:
            return Answer.json(Self.encode(page, call))
        case .objects, .aggregatedDiscovery:
            return Answer.value(call.view.list(objects, metadata: page.metadata), encoding: wanted.encoding)
        case .metadata, .metadataList:
            return Answer.value(call.view.partialList(objects, metadata: page.metadata), encoding: wanted.encoding)
        case .table:
            let presentation = Presentation(server: server, call: call, wanted: wanted)
            return Answer.value(
                presentation.table(objects, version: "", metadata: page.metadata), encoding: wanted.encoding)
        }
    }

    /// The first page, or the whole list.
    ///
    /// - Throws: 410 for a version that is forgotten, 504 for one that does not come.
    private func first(
        _ call: Call, _ options: ListOptions, _ selection: Selection, limit: Int
    ) async throws(StatusError) -> Page {
        let resource = call.type.storageName
        let namespace = call.listedNamespace
        let asked = try Self.revision(options.resourceVersion)
        if asked > 0 { try await Freshness(server: server).wait(for: asked) }
        let isExact = asked > 0 && (options.resourceVersionMatch == "Exact" || hasLegacyExactness(options))
        guard isExact else {
            let (objects, revision) = server.store.read { store in
                (Array(store.list(resource, namespace: namespace)), store.revision)
            }
            let isUnlimited = options.resourceVersion == "0"
            return cut(objects, revision: revision, after: nil, limit: isUnlimited ? 0 : limit, selection)
        }
        guard let past = server.store.read({ $0.list(resource, namespace: namespace, at: asked) }) else {
            throw StatusError(
                code: 410, reason: "Expired", message: "The resourceVersion for the provided list is too old.")
        }
        return cut(past, revision: asked, after: nil, limit: limit, selection)
    }

    /// A version with a limit and no match rule means exactly that version.
    private func hasLegacyExactness(_ options: ListOptions) -> Bool {
        options.resourceVersionMatch.isEmpty && options.limit > 0
    }

    /// The page behind `token`; nil if its version is forgotten.
    private func next(_ token: ContinueToken, _ call: Call, _ selection: Selection, limit: Int) -> Page? {
        let resource = call.type.storageName
        let namespace = call.listedNamespace
        return server.store.read { store -> (objects: [StoredObject], revision: Int64)? in
            guard let revision = token.revision else {
                return (Array(store.list(resource, namespace: namespace)), store.revision)
            }
            return store.list(resource, namespace: namespace, at: revision).map { ($0, revision) }
        }.map { cut($0.objects, revision: $0.revision, after: token.after, limit: limit, selection) }
    }

    /// The number of a list's resourceVersion; 0 if there is none.
    private static func revision(_ text: String) throws(StatusError) -> Int64 {
        guard !text.isEmpty else { return 0 }
        guard let revision = Int64(text), revision >= 0 else {
            throw .badRequest("invalid resource version: \(RevisionText.problem(text))")
        }
        return revision
    }

    /// 410 with a token that goes on from the same place at the newest version.
    private static func expired(_ token: ContinueToken) -> HTTPResponse {
        var status = StatusError(code: 410, reason: "Expired", message: tokenTooOld).json
        status["metadata"] = ["continue": .string(ContinueToken(revision: nil, after: token.after).text)]
        return Answer.value(status, status: 410)
    }

    private func cut(
        _ objects: [StoredObject], revision: Int64, after: String?, limit: Int, _ selection: Selection
    ) -> Page {
        let rest = after.map { after in Array(objects.drop { $0.key <= after }) } ?? objects
        let selected = selection.isEverything ? rest : rest.filter { selection.includes($0.object) }
        guard limit > 0, selected.count > limit else {
            return Page(objects: selected, revision: revision, next: nil, remaining: nil)
        }
        let page = Array(selected.prefix(limit))
        return Page(
            objects: page, revision: revision,
            next: ContinueToken(revision: revision, after: page[limit - 1].key),
            remaining: selection.isEverything ? selected.count - limit : nil)
    }

    private static let tokenTooOld =
        "The provided continue parameter is too old to display a consistent list result. You can start a new list "
        + "without the continue parameter, or use the continue token in this response to retrieve the remainder of "
        + "the results. Continuing with the provided token results in an inconsistent list - objects that were "
        + "created, modified, or deleted between the time the first chunk was returned and now may show up in the list."

    /// The list's bytes, put together from those of its objects.
    private static func encode(_ page: Page, _ call: Call) -> [UInt8] {
        let form = StoredObject.Form(.inList, call.type)
        var bytes = Array(
            "{\"kind\":\"\(call.type.kind)List\",\"apiVersion\":\"\(call.type.groupVersion)\",\"metadata\":".utf8)
        page.metadata.write(to: &bytes)
        bytes.append(contentsOf: ",\"items\":[".utf8)
        for (index, stored) in page.objects.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(
                contentsOf: stored.bytes(form) {
                    var item = call.view.full(stored.object)
                    item["kind"] = nil
                    item["apiVersion"] = nil
                    return item
                })
        }
        bytes.append(contentsOf: "]}\n".utf8)
        return bytes
    }
}
