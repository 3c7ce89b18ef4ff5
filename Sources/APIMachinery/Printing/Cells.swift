import KubernetesAPI
import Measures

/// The cells of one object's row, in the order of its columns.
///
/// Source: `pkg/printers/internalversion/printers.go` of Kubernetes 1.36, and recorded tables.
struct Cells {
    /// In stored form.
    let object: JSONValue
    let now: Timestamp

    var name: JSONValue { object[path: "metadata", "name"] ?? "" }
    var spec: JSONValue { object["spec"] ?? [:] }
    var status: JSONValue { object["status"] ?? [:] }
    var age: JSONValue {
        .string(Age.text(since: object[path: "metadata", "creationTimestamp"]?.stringValue ?? "", now: now))
    }

    func cells(kind: String) -> [JSONValue] {
        switch kind {
        case "Pod": PodCells(pod: object).cells(name: name, age: age)
        case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet": workload(kind)
        case "Scale": [name, .integer(spec.number("replicas")), .integer(status.number("replicas")), age]
        case "HorizontalPodAutoscaler": AutoscalerCells(object: object).cells(name: name, age: age)
        case "Namespace": [name, .string(status.text("phase")), age]
        case "Node": node
        case "Service": service
        case "Event": event
        default: small(kind)
        }
    }

    private func small(_ kind: String) -> [JSONValue] {
        switch kind {
        case "ConfigMap": [name, .integer(count("data") + count("binaryData")), age]
        case "Secret": [name, object["type"] ?? "", .integer(count("data")), age]
        case "ServiceAccount": [name, .integer(Int64(object.items("secrets").count)), age]
        case "Lease": [name, spec["holderIdentity"] ?? "", age]
        case "Endpoints": [name, .string(subsets), age]
        case "EndpointSlice": slice
        case "PodDisruptionBudget":
            [
                name, amount(spec["minAvailable"]), amount(spec["maxUnavailable"]),
                .integer(status.number("disruptionsAllowed")), age,
            ]
        case "NetworkPolicy": [name, .string(SelectorRule.printed(spec["podSelector"] ?? [:])), age]
        case "Role", "ClusterRole": [name, object[path: "metadata", "creationTimestamp"] ?? ""]
        case "RoleBinding", "ClusterRoleBinding": binding
        case "PriorityClass":
            [
                name, object["value"] ?? 0, object["globalDefault"] ?? false, age,
                object["preemptionPolicy"] ?? "",
            ]
        default: [name, age]
        }
    }

    private func count(_ field: String) -> Int64 { Int64(object[field]?.objectValue?.count ?? 0) }

    private func amount(_ value: JSONValue?) -> JSONValue {
        value.map { .string($0.stringValue ?? $0.text) } ?? "N/A"
    }

    private func workload(_ kind: String) -> [JSONValue] {
        let containers = spec[path: "template", "spec"]?.items("containers") ?? []
        let wide: [JSONValue] = [
            .string(containers.map { $0.text("name") }.joined(separator: ",")),
            .string(containers.map { $0.text("image") }.joined(separator: ",")),
        ]
        let selector: JSONValue = .string(SelectorRule.printed(spec["selector"] ?? [:]))
        let wanted = spec.number("replicas")
        let ready = status.number("readyReplicas")
        switch kind {
        case "Deployment":
            return [
                name, .string("\(ready)/\(wanted)"), .integer(status.number("updatedReplicas")),
                .integer(status.number("availableReplicas")), age,
            ] + wide + [selector]
        case "ReplicaSet":
            return [name, .integer(wanted), .integer(status.number("replicas")), .integer(ready), age] + wide + [
                selector
            ]
        case "StatefulSet": return [name, .string("\(ready)/\(wanted)"), age] + wide
        default:
            let counts = [
                "desiredNumberScheduled", "currentNumberScheduled", "numberReady", "updatedNumberScheduled",
                "numberAvailable",
            ].map { JSONValue.integer(status.number($0)) }
            let nodes = spec[path: "template", "spec"]?.texts("nodeSelector") ?? [:]
            return [name] + counts + [.string(Self.pairs(nodes)), age] + wide + [selector]
        }
    }

    private var node: [JSONValue] {
        let conditions = status.items("conditions")
        let ready = conditions.first { $0.text("type") == "Ready" }
        var words = [ready.map { $0.text("status") == "True" ? "Ready" : "NotReady" } ?? "Unknown"]
        if spec["unschedulable"]?.boolValue == true { words.append("SchedulingDisabled") }
        let prefix = "node-role.kubernetes.io/"
        let labels = object["metadata"]?.texts("labels") ?? [:]
        let roles = labels.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }.sorted()
        let info = status["nodeInfo"] ?? [:]
        let known = { (field: String) -> JSONValue in
            info.text(field).isEmpty ? "<unknown>" : .string(info.text(field))
        }
        return [
            name, .string(words.joined(separator: ",")),
            .string(roles.isEmpty ? "<none>" : roles.joined(separator: ",")), age,
            .string(info.text("kubeletVersion")), .string(nodeAddress("InternalIP")),
            .string(nodeAddress("ExternalIP")), known("osImage"), known("kernelVersion"),
            known("containerRuntimeVersion"),
        ]
    }

    private func nodeAddress(_ type: String) -> String {
        status.items("addresses").first { $0.text("type") == type }?.text("address") ?? "<none>"
    }

    private var service: [JSONValue] {
        let ports = spec.items("ports").map { port in
            let nodePort = port.number("nodePort")
            let number = nodePort > 0 ? "\(port.number("port")):\(nodePort)" : "\(port.number("port"))"
            return "\(number)/\(port.text("protocol"))"
        }
        let external = spec.items("externalIPs").compactMap(\.stringValue)
        let shown: String
        switch spec.text("type") {
        case "LoadBalancer":
            let ingress =
                status[path: "loadBalancer"]?.items("ingress").map { $0.text("ip") + $0.text("hostname") } ?? []
            shown = ingress.isEmpty ? "<pending>" : ingress.joined(separator: ",")
        case "ExternalName": shown = spec.text("externalName")
        default: shown = external.isEmpty ? "<none>" : external.joined(separator: ",")
        }
        let address = spec.text("clusterIP")
        return [
            name, .string(spec.text("type")), .string(address.isEmpty ? "<none>" : address), .string(shown),
            .string(ports.isEmpty ? "<none>" : ports.joined(separator: ",")), age,
            .string(Self.pairs(spec.texts("selector"))),
        ]
    }

    private var event: [JSONValue] {
        let subject = object["involvedObject"] ?? [:]
        let kind = subject.text("kind").lowercased()
        let first = firstTime(["firstTimestamp", "eventTime"])
        var last = firstTime(["lastTimestamp"])
        var count = object.number("count")
        if let series = object["series"] {
            last = series.text("lastObservedTime")
            count = series.number("count")
        }
        if last.isEmpty { last = first }
        let source = object["source"] ?? [:]
        let component = source.text("component").isEmpty ? object.text("reportingComponent") : source.text("component")
        let host = source.text("host").isEmpty ? object.text("reportingInstance") : source.text("host")
        let shown = subject.text("name").isEmpty ? kind : "\(kind)/\(subject.text("name"))"
        return [
            .string(Age.text(since: last, now: now)), .string(object.text("type")), .string(object.text("reason")),
            .string(shown), .string(subject.text("fieldPath")),
            .string(host.isEmpty ? component : "\(component), \(host)"),
            .string(object.text("message").filter { $0 != "\n" }), .string(Age.text(since: first, now: now)),
            .integer(count == 0 ? 1 : count), name,
        ]
    }

    private func firstTime(_ fields: [String]) -> String {
        fields.map { object.text($0) }.first { !$0.isEmpty } ?? ""
    }

    private static let shownAtMost = 3

    private static func short(_ texts: [String]) -> String {
        guard texts.count > shownAtMost else { return texts.joined(separator: ",") }
        return texts.prefix(shownAtMost).joined(separator: ",") + " + \(texts.count - shownAtMost) more..."
    }

    private var slice: [JSONValue] {
        let ports = object.items("ports").map { $0["port"]?.integerValue.map(String.init) ?? "<unset>" }
        let addresses = object.items("endpoints").flatMap { $0.items("addresses").compactMap(\.stringValue) }
        return [
            name, .string(object.text("addressType")), .string(ports.isEmpty ? "<unset>" : Self.short(ports)),
            .string(addresses.isEmpty ? "<unset>" : Self.short(addresses)), age,
        ]
    }

    private var subsets: String {
        let all = object.items("subsets").flatMap { subset -> [String] in
            let ports = subset.items("ports").map { $0.number("port") }
            let addresses = subset.items("addresses").map { $0.text("ip") }
            return ports.isEmpty ? addresses : addresses.flatMap { address in ports.map { "\(address):\($0)" } }
        }
        return all.isEmpty ? "<none>" : Self.short(all)
    }

    private var binding: [JSONValue] {
        let role = object["roleRef"] ?? [:]
        let names = { (kind: String) -> JSONValue in
            let found = object.items("subjects").filter { $0.text("kind") == kind }.map { subject in
                kind == "ServiceAccount" ? "\(subject.text("namespace"))/\(subject.text("name"))" : subject.text("name")
            }
            return .string(found.joined(separator: ", "))
        }
        return [
            name, .string("\(role.text("kind"))/\(role.text("name"))"), age, names("User"), names("Group"),
            names("ServiceAccount"),
        ]
    }

    private static func pairs(_ texts: [String: String]) -> String {
        guard !texts.isEmpty else { return "<none>" }
        return texts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
}
