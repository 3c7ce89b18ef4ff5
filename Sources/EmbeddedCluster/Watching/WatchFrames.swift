import APIMachinery
import KubernetesAPI

/// Turns changes of the store into the frames of one watch.
struct WatchFrames: Sendable {
    let call: Call
    let selection: Selection
    let wanted: Negotiation
    let presentation: Presentation
    /// Tables name their columns only once.
    private var hasSentColumns = false

    init(server: APIServer, call: Call, selection: Selection, wanted: Negotiation) {
        self.call = call
        self.selection = selection
        self.wanted = wanted
        presentation = Presentation(server: server, call: call, wanted: wanted)
    }

    /// The frame of a change; nil if the watch's selector sees nothing of it.
    ///
    /// An object that leaves the selector comes as DELETED, as it was before, under the new version.
    mutating func frame(of change: Change) -> [UInt8]? {
        guard change.resource == call.type.storageName, isInNamespace(change.object.key) else { return nil }
        let was = change.previous.map { selection.includes($0.object) } ?? false
        let isNow = change.kind != .deleted && selection.includes(change.object.object)
        switch (was, isNow) {
        case (false, false): return nil
        case (false, true): return frame("ADDED", change.object)
        case (true, true): return frame("MODIFIED", change.object)
        case (true, false):
            guard change.kind != .deleted, let previous = change.previous
            else { return frame("DELETED", change.object) }
            var left = previous.object
            left.setMetadata("resourceVersion", .string(String(change.revision)))
            return frame("DELETED", StoredObject(key: previous.key, revision: change.revision, object: left))
        }
    }

    /// The frame of an object that is there when the watch begins; nil if the selector does not see it.
    mutating func initial(_ stored: StoredObject) -> [UInt8]? {
        selection.includes(stored.object) ? frame("ADDED", stored) : nil
    }

    /// A BOOKMARK: everything up to `revision` was sent.
    func bookmark(revision: Int64, endsInitialEvents: Bool = false) -> [UInt8] {
        var metadata: JSONValue = ["resourceVersion": .string(String(revision))]
        if endsInitialEvents { metadata["annotations"] = ["k8s.io/initial-events-end": "true"] }
        switch wanted.shape {
        case .table:
            return Self.frame("BOOKMARK", presentation.table([], version: "", metadata: metadata).bytes)
        case .metadata, .metadataList:
            let object: JSONValue = [
                "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
            ]
            return Self.frame("BOOKMARK", object.bytes)
        case .objects, .aggregatedDiscovery:
            return Self.frame("BOOKMARK", call.view.blank(metadata: metadata).bytes)
        }
    }

    /// The ERROR frame of a watch from a version that is forgotten.
    func tooOld(_ revision: Int64, oldest: Int64) -> [UInt8] {
        let error = StatusError(
            code: 410, reason: "Expired", message: "too old resource version: \(revision) (\(oldest))")
        return Self.frame("ERROR", error.json.bytes)
    }

    private mutating func frame(_ type: String, _ stored: StoredObject) -> [UInt8] {
        switch wanted.shape {
        case .objects, .aggregatedDiscovery:
            return Self.frame(
                type, stored.bytes(StoredObject.Form(.alone, call.type)) { call.view.full(stored.object) })
        case .metadata, .metadataList:
            return Self.frame(
                type, stored.bytes(StoredObject.Form(.metadataOnly, call.type)) { call.view.partial(stored.object) })
        case .table:
            let table = presentation.table(
                [stored.object], version: String(stored.revision), withColumns: !hasSentColumns)
            hasSentColumns = true
            return Self.frame(type, table.bytes)
        }
    }

    private static func frame(_ type: String, _ object: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(object.count + 40)
        bytes.append(contentsOf: "{\"type\":\"\(type)\",\"object\":".utf8)
        bytes.append(contentsOf: object)
        bytes.append(contentsOf: "}\n".utf8)
        return bytes
    }

    private func isInNamespace(_ key: String) -> Bool {
        guard let namespace = call.listedNamespace else { return true }
        return key.utf8.starts(with: namespace.utf8)
            && key.utf8.dropFirst(namespace.utf8.count).first == UInt8(ascii: "/")
    }
}
