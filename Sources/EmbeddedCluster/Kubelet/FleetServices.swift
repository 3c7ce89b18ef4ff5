import KubernetesAPI
import Measures
import Simulation
import Workloads

/// Keeps the fleet's services, and the values of metrics that nobody measures, as Deployments and Services say.
struct FleetServices: Sendable {
    private var due: Set<ObjectIndex.Reference> = []
    private var seen: [ObjectIndex.Reference: FirstSeen] = [:]

    var isDue: Bool { !due.isEmpty }

    /// Notes Deployments, Services and Namespaces.
    mutating func note(_ change: ObjectIndex.Change) {
        guard [.deployments, .services, .namespaces].contains(change.resource) else { return }
        // A status that moved on means nothing here, nor does our own note.
        if let before = change.before?.annotations, var after = change.after?.annotations {
            if after[SimulationKey.firstSeen] != nil {
                after[SimulationKey.firstSeen] = before[SimulationKey.firstSeen]
            }
            if before == after { return }
        }
        due.insert(ObjectIndex.Reference(resource: change.resource, key: change.key))
    }

    /// Works off what was noted.
    mutating func work(
        _ index: ObjectIndex, fleet: SharedFleet, events: inout EventRecorder, now: Timestamp,
        objects: some ObjectAccess
    ) {
        let references = due.sorted { $0.key < $1.key }
        due.removeAll()
        for reference in references {
            let object = index.find(reference.resource, reference.key)
            if reference.resource == .namespaces {
                let isMuted = object?.annotation(SimulationKey.metrics) == "off"
                fleet.withWorld { world in
                    if isMuted {
                        world.mutedNamespaces.insert(reference.key.name)
                    } else {
                        world.mutedNamespaces.remove(reference.key.name)
                    }
                }
                continue
            }
            guard let object else {
                seen[reference] = nil
                fleet.withWorld { Self.remove(reference, from: &$0) }
                continue
            }
            let facts = ServiceFacts(object)
            for problem in facts.problems {
                events.record(
                    .warning, "BadSimulation", problem.description, about: object, component: FleetKubelet.component,
                    now: now, objects: objects)
            }
            let origin = facts.origin ?? firstSeen(reference, object, now: now, objects: objects)
            let source = FleetWorld.Source(facts: facts, origin: origin)
            let isPlain = Self.isPlain(object)
            fleet.withWorld { Self.set(reference, source, isPlain: isPlain, in: &$0) }
        }
    }

    /// When what drives the object became what it is; noted on the object, for a process after this one.
    private mutating func firstSeen(
        _ reference: ObjectIndex.Reference, _ object: JSONValue, now: Timestamp, objects: some ObjectAccess
    ) -> Timestamp {
        guard let driving = FirstSeen.fingerprint(of: object) else {
            seen[reference] = nil
            return now
        }
        let noted = object.annotation(SimulationKey.firstSeen).flatMap { FirstSeen(text: $0) }
        let known = [noted, seen[reference]].compactMap { $0 }.first { $0.driving == driving }
        let current = known ?? FirstSeen(driving: driving, at: now)
        seen[reference] = current
        guard noted != current else { return current.at }
        // An object that is gone needs no note.
        _ = try? objects.mutate(reference.resource, namespace: reference.key.namespace, name: reference.key.name) {
            var annotations = $0["metadata"]?["annotations"] ?? [:]
            annotations[SimulationKey.firstSeen] = .string(current.text)
            $0.setMetadata("annotations", annotations)
        }
        return current.at
    }

    private static func isPlain(_ deployment: JSONValue) -> Bool {
        let template = deployment["spec"]?["template"]?["metadata"]
        let text =
            template?["annotations"]?[SimulationKey.engine]?.stringValue
            ?? template?["annotations"]?[SimulationKey.controllerEngine]?.stringValue
            ?? template?["labels"]?[SimulationKey.controllerEngine]?.stringValue
            ?? deployment.annotation(SimulationKey.controllerEngine)
        switch text.flatMap({ Engine(rawValue: $0) }) {
        case .auto, .vllm, .sglang, .triton, .tgi, .trtllm: return false
        case .prometheus, .some(.none), nil: return true
        }
    }

    private static func set(
        _ reference: ObjectIndex.Reference, _ source: FleetWorld.Source, isPlain: Bool, in world: inout FleetWorld
    ) {
        let id = WorkloadID(namespace: reference.key.namespace, name: reference.key.name)
        guard reference.resource == .deployments else {
            world.services[id] = source.facts.objectMetrics.isEmpty ? nil : source
            return
        }
        world.deployments[id] = source
        let size = source.facts.size ?? (isPlain ? .plain : .conversation)
        world.fleet.setService(
            id,
            ServiceSpec(
                load: source.facts.load, loadOrigin: source.origin, size: size,
                objective: source.facts.objective, router: source.facts.router))
    }

    private static func remove(_ reference: ObjectIndex.Reference, from world: inout FleetWorld) {
        let id = WorkloadID(namespace: reference.key.namespace, name: reference.key.name)
        guard reference.resource == .deployments else {
            world.services[id] = nil
            return
        }
        world.deployments[id] = nil
        world.fleet.removeService(id)
    }
}
