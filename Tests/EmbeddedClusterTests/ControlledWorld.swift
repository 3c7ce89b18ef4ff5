import KubernetesAPI
import Measures
import Simulation
import Testing

@testable import EmbeddedCluster

/// A cluster of scripted objects and real controllers, under a clock that the test moves.
struct ControlledWorld {
    let objects = ScriptedObjects()
    private(set) var fleet: SharedFleet
    var controllers: ClusterControllers
    private(set) var now: Timestamp

    init(nodes: SimulatedNodes = SimulatedNodes(), trace: Trace? = nil) {
        now = objects.now
        fleet = SharedFleet(seed: 1, origin: now, trace: trace)
        controllers = ClusterControllers(fleet: fleet, nodes: nodes)
        settle()
    }

    /// A new process goes on with the objects that the last one left, after `seconds` without any.
    mutating func restart(after seconds: Int64 = 0) {
        now = now + .seconds(seconds)
        fleet = SharedFleet(seed: 1, origin: now)
        controllers = ClusterControllers(fleet: fleet)
        settle()
    }

    /// Lets the controllers work at the present instant.
    mutating func settle() {
        objects.now = now
        controllers.step(now: now, objects: objects)
    }

    /// Lets time pass in steps of a second.
    mutating func run(seconds: Int) {
        for _ in 0..<seconds {
            now = now + .seconds(1)
            settle()
        }
    }

    /// Creates a Deployment of plain servers that start in two seconds.
    @discardableResult
    mutating func deploy(
        _ name: String = "web", replicas: Int = 3, image: String = "app:1", spec: [String: JSONValue] = [:],
        annotations: [String: JSONValue] = [:], podAnnotations: [String: JSONValue] = [:],
        requests: JSONValue = ["cpu": "100m"]
    ) throws -> JSONValue {
        var all: [String: JSONValue] = [
            "replicas": .integer(replicas), "selector": ["matchLabels": ["app": .string(name)]],
            "strategy": [
                "type": "RollingUpdate", "rollingUpdate": ["maxSurge": "25%", "maxUnavailable": "25%"],
            ],
            "progressDeadlineSeconds": 600, "revisionHistoryLimit": 10,
            "template": [
                "metadata": ["labels": ["app": .string(name)], "annotations": .object(podAnnotations)],
                "spec": [
                    "containers": [
                        [
                            "name": "c", "image": .string(image), "resources": ["requests": requests],
                            "ports": [["name": "http", "containerPort": 8000]],
                        ]
                    ]
                ],
            ],
        ]
        all.merge(spec) { _, new in new }
        let deployment: JSONValue = [
            "apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": ["name": .string(name), "annotations": .object(annotations)], "spec": .object(all),
        ]
        let created = try objects.create(.deployments, namespace: "shop", deployment)
        settle()
        return created
    }

    /// Changes the spec of a Deployment.
    mutating func change(_ name: String = "web", _ body: (inout JSONValue) -> Void) throws {
        var deployment = try deployment(name)
        var spec = deployment["spec"] ?? [:]
        body(&spec)
        deployment["spec"] = spec
        try objects.update(.deployments, deployment)
        settle()
    }

    mutating func scale(_ name: String = "web", to replicas: Int) throws {
        try change(name) { $0["replicas"] = .integer(replicas) }
    }

    mutating func setImage(_ image: String, of name: String = "web") throws {
        try change(name) { spec in
            guard case .array(var containers)? = spec["template"]?["spec"]?["containers"] else { return }
            containers[0]["image"] = .string(image)
            spec["template"]?["spec"]?["containers"] = .array(containers)
        }
    }

    func deployment(_ name: String = "web") throws -> JSONValue {
        try #require(objects.find(.deployments, namespace: "shop", name: name))
    }

    var pods: [JSONValue] { objects.list(.pods, namespace: "shop") }
    var readyPods: [JSONValue] { pods.filter { $0.isReadyPod && !$0.isTerminating } }
    var replicaSets: [JSONValue] { objects.list(.replicaSets, namespace: "shop").oldestFirst }

    /// Messages of events, in the order of their creation.
    func messages(_ reason: String) -> [String] {
        objects.history.filter { $0.resource == .events && $0.object["reason"]?.stringValue == reason }
            .compactMap { $0.object["message"]?.stringValue }
    }
}
