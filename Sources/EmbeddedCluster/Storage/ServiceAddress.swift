import APIMachinery
import KubernetesAPI

/// Gives Services their cluster IPs, out of 10.96.0.0/16 as kubeadm does.
enum ServiceAddress {
    /// The address of the Service `kubernetes`.
    static let first = "10.96.0.1"
    /// Where the search begins: what lies below is left to those who choose an address themselves.
    private static let searchStart = 256
    private static let searchEnd = 65_535

    /// Sets `spec.clusterIP` and `spec.clusterIPs` of a new Service that has neither; others are left as they are.
    static func allocate(for object: inout JSONValue, type: ResourceType, store: SharedStore) {
        guard type.storageName == "services", var spec = object["spec"] else { return }
        guard spec["type"]?.stringValue != "ExternalName", (spec["clusterIP"]?.stringValue ?? "").isEmpty
        else { return }
        let taken = Set(
            store.read { $0.list("services", namespace: nil) }.compactMap {
                $0.object["spec"]?["clusterIP"]?.stringValue
            })
        let free = (searchStart..<searchEnd).lazy.map { "10.96.\($0 / 256).\($0 % 256)" }
            .first { !taken.contains($0) }
        guard let free else { return }  // 65,000 services: the next one has no address, as if headless
        spec["clusterIP"] = .string(free)
        spec["clusterIPs"] = [.string(free)]
        object["spec"] = spec
    }
}
