import Measures
import Workloads

extension PodState {
    /// A ready pod of the app `llm` with one port named `http`.
    static func ready(_ name: String, uid: String? = nil, address: String? = "10.0.0.1") -> PodState {
        PodState(
            name: name, uid: uid ?? "uid-\(name)", labels: ["app": "llm"], phase: .running,
            readiness: Readiness(status: .isTrue, since: nil),
            containers: [ContainerState(name: "server", ports: [.init(name: "http", number: 8000)])], address: address)
    }
}
