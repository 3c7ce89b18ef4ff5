import KubernetesAPI
import Measures

/// Services with a selector → endpoint slices, as kube-controller-manager's endpoint slice controller does it.
///
/// Endpoints keep their order; at most a hundred stand in a slice. Not done: dual stack, topology hints.
struct EndpointSliceController: Sendable {
    static let manager = "endpointslice-controller.k8s.io"
    static let triggerAnnotation = "endpoints.kubernetes.io/last-change-trigger-time"
    /// Upstream's `--max-endpoints-per-slice`.
    static let endpointsPerSliceMax = 100

    private var queue = WorkQueue()

    func isDue(at now: Timestamp) -> Bool { queue.isDue(at: now) }

    /// Notes what a change means for services.
    mutating func note(_ change: ObjectIndex.Change, index: ObjectIndex) {
        switch change.resource {
        case .services: queue.add(change.key)
        case .endpointSlices:
            guard let service = (change.after ?? change.before)?.labels["kubernetes.io/service-name"] else { return }
            queue.add(ObjectKey(namespace: change.key.namespace, name: service))
        case .pods:
            let labels = [change.before, change.after].compactMap { $0?.labels }
            for service in index.list(.services, namespace: change.key.namespace)
            where labels.contains(where: { Self.selects(service, $0) }) {
                queue.add(service.key)
            }
        default: return
        }
    }

    /// Works off what was noted.
    mutating func work(_ index: ObjectIndex, now: Timestamp, objects: some ObjectAccess) {
        for key in queue.take(at: now) {
            // The garbage collector takes the slices of a service that is gone.
            guard let service = index.find(.services, key), service["spec"]?["selector"] != nil else { continue }
            do {
                try sync(service, index: index, now: now, objects: objects)
            } catch {
                // Somebody wrote in between, or the namespace is going: look again when that shows, at the latest soon.
                queue.add(key, at: now + .seconds(5))
            }
        }
    }

    private static func selects(_ service: JSONValue, _ labels: [String: String]) -> Bool {
        guard let selector = service["spec"]?["selector"]?.objectValue, !selector.isEmpty else { return false }
        return selector.allSatisfy { labels[$0.key] == $0.value.stringValue }
    }

    private func sync(_ service: JSONValue, index: ObjectIndex, now: Timestamp, objects: some ObjectAccess) throws {
        let slices = index.controlled(.endpointSlices, by: service.uid)
            .filter { $0.labels["endpointslice.kubernetes.io/managed-by"] == Self.manager }
        let pods = index.list(.pods, namespace: service.namespace)
            .filter { Self.selects(service, $0.labels) && !$0.isFinishedPod && $0.podAddress != nil }
        let ports = ports(of: service, pods: pods)
        let known = slices.flatMap { $0["endpoints"]?.arrayValue ?? [] }.compactMap {
            $0["targetRef"]?["uid"]?.stringValue
        }
        let place = Dictionary(
            known.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let endpoints = pods.sorted { left, right in
            (place[left.uid] ?? .max, left.createdAt?.nanoseconds ?? 0, left.name)
                < (place[right.uid] ?? .max, right.createdAt?.nanoseconds ?? 0, right.name)
        }.map { endpoint($0, service: service, index: index) }
        let trigger = pods.compactMap(\.readySince).max()
        let count = max(1, (endpoints.count + Self.endpointsPerSliceMax - 1) / Self.endpointsPerSliceMax)
        for number in 0..<count {
            let part = endpoints.dropFirst(number * Self.endpointsPerSliceMax).prefix(Self.endpointsPerSliceMax)
            let old = slices.dropFirst(number).first
            let content: (endpoints: JSONValue, ports: JSONValue) =
                part.isEmpty ? (.null, .null) : (.array(Array(part)), .array(ports))
            let slice = try old ?? objects.create(.endpointSlices, namespace: service.namespace, newSlice(of: service))
            guard slice["endpoints"] != content.endpoints || slice["ports"] != content.ports else { continue }
            // Not an update, because clients may not write the loopback addresses that our pods have.
            try objects.mutate(.endpointSlices, namespace: slice.namespace, name: slice.name) { stored in
                stored["endpoints"] = content.endpoints
                stored["ports"] = content.ports
                stored.setAnnotation(Self.triggerAnnotation, trigger?.text())
                stored.setMetadata("generation", .integer(stored.generation + 1))
            }
        }
        for slice in slices.dropFirst(count) {
            try objects.delete(.endpointSlices, namespace: slice.namespace, name: slice.name, graceSeconds: nil)
        }
    }

    private func newSlice(of service: JSONValue) -> JSONValue {
        var labels: JSONValue = [
            "endpointslice.kubernetes.io/managed-by": .string(Self.manager),
            "kubernetes.io/service-name": .string(service.name),
        ]
        if service["spec"]?["clusterIP"]?.stringValue == "None" { labels["service.kubernetes.io/headless"] = "" }
        return [
            "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
            "metadata": [
                "generateName": .string("\(service.name)-"), "namespace": .string(service.namespace),
                "labels": labels, "ownerReferences": [service.reference(apiVersion: "v1", kind: "Service")],
                "annotations": [Self.triggerAnnotation: service["metadata"]?["creationTimestamp"] ?? .string("")],
            ],
            "endpoints": .null, "ports": .null,
        ]
    }

    private func endpoint(_ pod: JSONValue, service: JSONValue, index: ObjectIndex) -> JSONValue {
        let isServing = pod.isReadyPod
        let isForced = service["spec"]?["publishNotReadyAddresses"]?.boolValue ?? false
        var endpoint: JSONValue = [
            "addresses": [.string(pod.podAddress ?? "")],
            "conditions": [
                "ready": .bool(isForced || (isServing && !pod.isTerminating)), "serving": .bool(isServing),
                "terminating": .bool(pod.isTerminating),
            ],
            "targetRef": [
                "kind": "Pod", "namespace": .string(pod.namespace), "name": .string(pod.name), "uid": .string(pod.uid),
            ],
        ]
        if let node = pod.nodeName {
            endpoint["nodeName"] = .string(node)
            let labels = index.find(.nodes, ObjectKey(namespace: "", name: node))?.labels
            endpoint["zone"] = labels?["topology.kubernetes.io/zone"].map(JSONValue.string)
        }
        return endpoint
    }

    /// The ports of the service; a named target is looked up in the first pod that has it.
    private func ports(of service: JSONValue, pods: [JSONValue]) -> [JSONValue] {
        (service["spec"]?["ports"]?.arrayValue ?? []).compactMap { port in
            var number = port["targetPort"]?.integerValue ?? port["port"]?.integerValue
            if let name = port["targetPort"]?.stringValue {
                number =
                    pods.lazy.flatMap(\.containers).flatMap { $0["ports"]?.arrayValue ?? [] }
                    .first { $0["name"]?.stringValue == name }?["containerPort"]?.integerValue
            }
            // Upstream leaves out a port whose name no pod knows, too.
            guard let number else { return nil }
            var out: JSONValue = ["name": port["name"] ?? .string(""), "port": .integer(number)]
            out["protocol"] = port["protocol"] ?? .string("TCP")
            out["appProtocol"] = port["appProtocol"]
            return out
        }
    }
}
