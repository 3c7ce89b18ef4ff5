import KubernetesAPI
import KubernetesClient
import Measures
import Simulation

/// Makes go wrong what a scenario says, at both Deployments alike, by the cluster's own annotations.
struct DemoFaults {
    /// Something to write, and when.
    private struct Step {
        var at: Timestamp
        /// The annotation, without its prefix; a nil value takes it away.
        var key: String
        var value: String?
        /// How many ready pods of a Deployment it is written to; nil: to the Deployment itself.
        var pods: Int?
    }

    let client: Client
    let time: SystemTime
    private let steps: [Step]

    init(_ faults: [Fault], from origin: Timestamp, client: Client, time: SystemTime) {
        self.client = client
        self.time = time
        steps = faults.enumerated().flatMap { number, fault -> [Step] in
            let at = origin + .seconds(fault.at)
            switch fault.kind {
            case .podCrash(let count):
                return [Step(at: at, key: "crash", value: "fault-\(number)", pods: count)]
            case .slowPod(let factor, let seconds):
                return [
                    Step(at: at, key: "slowdown", value: "\(factor)", pods: 1),
                    Step(at: at + .seconds(seconds), key: "slowdown", value: nil, pods: 1),
                ]
            case .metricOutage(let seconds):
                return [
                    Step(at: at, key: "metrics", value: "off"),
                    Step(at: at + .seconds(seconds), key: "metrics", value: nil),
                ]
            case .nodeLoss, .quota:
                return []  // refused by `DemoScene`
            }
        }.sorted { $0.at < $1.at }
    }

    /// Writes each step at its time, until all are written or it is cancelled.
    func run() async throws {
        // The same pods are slowed and healed: those that were first by name when it began.
        var chosen: [String: [String]] = [:]
        for step in steps {
            try await time.sleep(until: step.at)
            for deployment in [DemoObjects.ours, DemoObjects.theirs] {
                guard let count = step.pods else {
                    try await annotate(.deployments, deployment, step)
                    continue
                }
                let place = "\(deployment)/\(step.key)"
                if step.value != nil { chosen[place] = try await readyPods(of: deployment, count) }
                let pods = chosen[place] ?? []
                for pod in pods { try await annotate(.pods, pod, step) }
            }
        }
    }

    private func readyPods(of deployment: String, _ count: Int) async throws -> [String] {
        let scope = ListScope(namespace: DemoObjects.namespace, labelSelector: "app=\(deployment)")
        let pods = try await client.list(Pod.self, in: scope).items
        return pods.filter { $0.readiness?.status == "True" }.map(\.metadata.name).sorted().prefix(count).map { $0 }
    }

    private func annotate(_ resource: ResourceName, _ name: String, _ step: Step) async throws {
        let path = ResourcePath(resource, namespace: DemoObjects.namespace, name: name)
        let value = step.value.map { JSONValue.string($0) } ?? .null
        do {
            _ = try await client.patch(
                path, .merge(["metadata": ["annotations": ["sim.outrider.dev/\(step.key)": value]]]), as: JSONValue.self
            )
        } catch {
            // A pod that went in the meantime took with it what was wrong.
            guard error.isNotFound else { throw error }
        }
    }
}
