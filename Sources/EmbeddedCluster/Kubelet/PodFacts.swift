import KubernetesAPI
import Measures
import Simulation
import Workloads

/// What the simulation reads of one pod object.
struct PodFacts: Sendable {
    let key: PodKey
    let object: ObjectKey
    var labels: [String: String]
    let createdAt: String
    let node: String
    /// The Deployment that it belongs to.
    let workload: WorkloadID?
    /// The first container: the server.
    let container: String
    /// What runs in it.
    let engine: Engine
    let spec: SimulatedPod
    /// What its engine calls the model that it serves.
    let servedModel: String
    /// Where it exposes its metrics; nil if it declares no port.
    let port: Int?
    let memoryBytes: Double

    /// Reads a pod.
    ///
    /// - Parameters:
    ///   - pod: the object.
    ///   - deployment: the Deployment that it belongs to.
    ///   - host: its node.
    ///   - problems: annotations that could not be read; the default stands for each.
    init(_ pod: JSONValue, deployment: JSONValue?, node host: JSONValue? = nil, problems: inout [LoadError]) {
        key = PodKey(pod.uid)
        object = pod.key
        labels = pod.labels
        createdAt = pod["metadata"]?["creationTimestamp"]?.stringValue ?? ""
        node = pod.nodeName ?? ""
        workload = deployment.map { WorkloadID(namespace: $0.namespace, name: $0.name) }
        container = pod.containers.first?["name"]?.stringValue ?? ""
        var reader = AnnotationReader(pod.annotations, otherwise: deployment?.annotations ?? [:])
        engine = Self.engine(of: pod, reader: &reader)
        let accelerator = AcceleratorClass(of: pod, deployment: deployment, node: host)
        spec = Self.spec(of: pod, engine: engine, accelerator: accelerator, reader: &reader)
        servedModel = Self.servedModels[reader.model] ?? EngineSeries.usualModel
        let ports = pod.containers.flatMap { $0["ports"]?.arrayValue ?? [] }
        let named = ports.first { ["http", "metrics"].contains($0["name"]?.stringValue ?? "") } ?? ports.first
        port = named?["containerPort"]?.integerValue.map { Int($0) }
        let requested = pod.podRequest("memory")
        memoryBytes = reader.quantity(SimulationKey.memory) ?? (requested > 0 ? 0.6 * requested : Double(256 << 20))
        problems += reader.problems
    }

    /// Whether it has metrics of its own to expose.
    var exposesMetrics: Bool {
        switch engine {
        case .none: false
        case .auto, .vllm, .sglang, .triton, .tgi, .trtllm, .prometheus: port != nil
        }
    }

    /// The names under which the simulated models are published.
    private static let servedModels = [
        "llama-3-8b": EngineSeries.usualModel, "llama-2-70b": "meta-llama/Llama-2-70b-chat-hf",
    ]

    private static func engine(of pod: JSONValue, reader: inout AnnotationReader) -> Engine {
        let text =
            pod.annotations[SimulationKey.engine] ?? pod.annotations[SimulationKey.controllerEngine]
            ?? pod.labels[SimulationKey.controllerEngine] ?? reader.text(SimulationKey.engine)
            ?? reader.text(SimulationKey.controllerEngine)
        guard let text else { return .none }
        guard let engine = Engine(rawValue: text) else {
            let accepted = Engine.allCases.map(\.rawValue).joined(separator: ", ")
            reader.problems.append(LoadError(field: SimulationKey.engine, found: text, accepted: accepted))
            return .none
        }
        // Something must run where the controller is to find out what.
        return engine == .auto ? .vllm : engine
    }

    private static func spec(
        of pod: JSONValue, engine: Engine, accelerator: AcceleratorClass, reader: inout AnnotationReader
    ) -> SimulatedPod {
        let accelerators = pod.podRequest("nvidia.com/gpu").boundedWhole
        switch engine {
        case .auto, .vllm, .sglang, .triton, .tgi, .trtllm:
            let server = reader.profile(on: accelerator)?.engine ?? .llama8BOnH100
            return SimulatedPod(
                engine: server, startup: reader.startup(default: .smallModel), accelerators: accelerators)
        case .prometheus, .none:
            let limit = pod.containers.reduce(0.0) { sum, container in
                let text = container["resources"]?["limits"]?["cpu"]?.stringValue
                return sum + (text.flatMap { try? Quantity($0) }?.approximateDouble ?? 0)  // the API checked the text
            }
            // Without a limit a server may use more than it asked for; twice as much lets an autoscaler see 200 %.
            let requested = pod.podRequest("cpu")
            let cores = limit > 0 ? limit : requested > 0 ? 2 * requested : 1
            let server = EngineSpec.plain(
                workers: Int(reader.number(SimulationKey.workers, 1...1_000) ?? 8), cores: cores,
                coreSecondsPerRequest: max(1e-6, reader.quantity(SimulationKey.cpuPerRequest) ?? 0.05))
            return SimulatedPod(engine: server, startup: reader.startup(default: .plain), accelerators: accelerators)
        }
    }
}
