import KubernetesAPI
import Measures
import Simulation
import Workloads

/// What the simulation reads of one Deployment: its load, and values of metrics that nobody measures.
struct ServiceFacts: Sendable {
    let load: Load
    /// Values of External metrics, by name.
    let externals: [String: Shape]
    /// Values of Object metrics of this object, by name.
    let objectMetrics: [String: Shape]
    let size: RequestSize?
    /// From when load and values count; nil: from when they were first seen.
    let origin: Timestamp?
    let isMuted: Bool
    /// What requests are promised, as far as a single one can break it.
    let objective: ServiceObjective
    /// How requests find a pod.
    let router: RouterKind
    /// Annotations that could not be read; no load and no value stand for them.
    let problems: [LoadError]

    init(_ object: JSONValue) {
        var problems: [LoadError] = []
        let annotations = object.annotations
        func read<Value>(_ key: String, _ body: (String, String) throws(LoadError) -> Value) -> Value? {
            guard let text = annotations[key] else { return nil }
            do throws(LoadError) {
                return try body(text, key)
            } catch {
                problems.append(error)
                return nil
            }
        }
        func shapes(_ prefix: String) -> [String: Shape] {
            var shapes: [String: Shape] = [:]
            for key in annotations.keys.sorted() where key.hasPrefix(prefix) {
                shapes[String(key.dropFirst(prefix.count))] = read(key) { text, field throws(LoadError) in
                    try Shape(text: text, field: field)
                }
            }
            return shapes
        }
        load = read(SimulationKey.load) { text, field throws(LoadError) in try Load(text: text, field: field) } ?? .none
        size = read(SimulationKey.request) { text, _ throws(LoadError) in try RequestSize(text: text) }
        externals = shapes(SimulationKey.externalMetricPrefix)
        objectMetrics = shapes(SimulationKey.objectMetricPrefix)
        origin = read(SimulationKey.origin) { text, field throws(LoadError) in
            guard let origin = Timestamp(text) else {
                throw LoadError(field: field, found: text, accepted: "a time such as 2026-11-24T10:15:30Z")
            }
            return origin
        }
        isMuted = annotations[SimulationKey.metrics] == "off"
        objective = ServiceObjective(
            firstTokenMax: Self.promise("ttft", in: annotations), interTokenMax: Self.promise("itl", in: annotations),
            latencyMax: Self.promise("latency", in: annotations))
        router =
            read(SimulationKey.router) { text, field throws(LoadError) in
                guard let router = RouterKind(rawValue: text) else {
                    let accepted = RouterKind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw LoadError(field: field, found: text, accepted: accepted)
                }
                return router
            } ?? .leastRequest
        self.problems = problems
    }

    /// The duration of `ttft-p95=500ms` in a list of promises; what is not understood is the controller's to refuse.
    private static func promise(_ measure: String, in annotations: [String: String]) -> Duration? {
        let text = annotations[SimulationKey.objective] ?? annotations[SimulationKey.controllerObjective] ?? ""
        for promise in text.split(separator: ",") {
            let parts = promise.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
            guard parts.count == 2, parts[0].hasPrefix(measure) else { continue }
            return Duration(simulationText: parts[1])
        }
        return nil
    }
}
