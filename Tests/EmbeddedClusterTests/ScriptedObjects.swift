import APIMachinery
import KubernetesAPI
import Measures
import NIOConcurrencyHelpers

@testable import EmbeddedCluster

/// A store for the controllers' tests: the rules of writing that controllers rely on, and no others.
final class ScriptedObjects: ObjectAccess {
    private struct State {
        var revision: Int64 = 0
        var tables: [GroupResource: [ObjectKey: JSONValue]] = [:]
        var changes: [ObjectChange] = []
        var now = Timestamp(seconds: 1_800_000_000)
    }

    private let state = NIOLockedValueBox(State())

    /// The time that creation and deletion carry.
    var now: Timestamp {
        get { state.withLockedValue { $0.now } }
        set { state.withLockedValue { $0.now = newValue } }
    }

    var revision: Int64 { state.withLockedValue { $0.revision } }

    /// All writes so far.
    var history: [ObjectChange] { state.withLockedValue { $0.changes } }

    func find(_ resource: GroupResource, namespace: String, name: String) -> JSONValue? {
        state.withLockedValue { $0.tables[resource]?[ObjectKey(namespace: namespace, name: name)] }
    }

    func list(_ resource: GroupResource, namespace: String?) -> [JSONValue] {
        state.withLockedValue { state in
            (state.tables[resource] ?? [:]).filter { namespace == nil || $0.key.namespace == namespace }
                .sorted { $0.key < $1.key }.map(\.value)
        }
    }

    @discardableResult
    func create(_ resource: GroupResource, namespace: String, _ object: JSONValue) throws(StatusError) -> JSONValue {
        var object = object
        let (revision, now) = state.withLockedValue { ($0.revision, $0.now) }
        if let prefix = object["metadata"]?["generateName"]?.stringValue {
            object.setMetadata("name", .string("\(prefix)\(String(revision + 1, radix: 36))"))
        }
        if !namespace.isEmpty { object.setMetadata("namespace", .string(namespace)) }
        object.setMetadata("uid", .string("uid-\(resource.resource)-\(revision + 1)"))
        object.setMetadata("creationTimestamp", .string(now.text()))
        if object["spec"] != nil { object.setMetadata("generation", 1) }
        guard find(resource, namespace: namespace, name: object.name) == nil else { throw Self.error(409) }
        return put(resource, object, .added)
    }

    @discardableResult
    func update(_ resource: GroupResource, _ object: JSONValue) throws(StatusError) -> JSONValue {
        let old = try current(resource, object)
        var object = object
        object["status"] = old["status"]
        if object["spec"] != old["spec"], resource != .pods {
            object.setMetadata("generation", .integer(old.generation + 1))
        }
        if object.isTerminating, object.finalizers.isEmpty, resource != .pods { return put(resource, object, .deleted) }
        return object == old ? old : put(resource, object, .modified)
    }

    @discardableResult
    func updateStatus(_ resource: GroupResource, _ object: JSONValue) throws(StatusError) -> JSONValue {
        let old = try current(resource, object)
        let changed = old.with(status: object["status"] ?? [:])
        return changed == old ? old : put(resource, changed, .modified)
    }

    @discardableResult
    func mutate(
        _ resource: GroupResource, namespace: String, name: String,
        _ change: (inout JSONValue) throws(StatusError) -> Void
    ) throws(StatusError) -> JSONValue {
        guard var object = find(resource, namespace: namespace, name: name) else { throw Self.error(404) }
        try change(&object)
        return put(resource, object, .modified)
    }

    func delete(
        _ resource: GroupResource, namespace: String, name: String, graceSeconds: Int64?
    ) throws(StatusError) {
        guard var object = find(resource, namespace: namespace, name: name) else { throw Self.error(404) }
        let isGraceful = resource == .pods && object.nodeName != nil && graceSeconds != 0
        let isHeld = !object.finalizers.isEmpty || object["spec"]?["finalizers"]?.arrayValue != nil
        guard isGraceful || isHeld else {
            _ = put(resource, object, .deleted)
            return
        }
        guard !object.isTerminating else { return }
        let grace = object["spec"]?["terminationGracePeriodSeconds"]?.integerValue ?? 30
        object.setMetadata("deletionTimestamp", .string((now + .seconds(grace)).text()))
        _ = put(resource, object, .modified)
    }

    func changes(since revision: Int64) -> [ObjectChange]? {
        state.withLockedValue { state in state.changes.filter { $0.revision > revision } }
    }

    private func current(_ resource: GroupResource, _ object: JSONValue) throws(StatusError) -> JSONValue {
        guard let old = find(resource, namespace: object.namespace, name: object.name) else { throw Self.error(404) }
        let wanted = object["metadata"]?["resourceVersion"]
        guard wanted == nil || wanted == old["metadata"]?["resourceVersion"] else { throw Self.error(409) }
        return old
    }

    private func put(_ resource: GroupResource, _ object: JSONValue, _ kind: ObjectChange.Kind) -> JSONValue {
        state.withLockedValue { state in
            state.revision += 1
            var object = object
            object.setMetadata("resourceVersion", .string(String(state.revision)))
            let isGone =
                switch kind {
                case .added, .modified: false
                case .deleted: true
                }
            if isGone {
                state.tables[resource]?[object.key] = nil
            } else {
                state.tables[resource, default: [:]][object.key] = object
            }
            state.changes.append(
                ObjectChange(kind: kind, resource: resource, revision: state.revision, object: object))
            return object
        }
    }

    private static func error(_ code: Int) -> StatusError {
        StatusError(code: code, reason: nil, message: "scripted \(code)")
    }
}
