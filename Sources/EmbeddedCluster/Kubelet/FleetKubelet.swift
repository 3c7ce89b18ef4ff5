import KubernetesAPI
import Measures
import Simulation
import Workloads

/// The kubelets of the simulated nodes: pod objects → the fleet, and the fleet's events → pod status.
struct FleetKubelet: Sendable {
    static let component = "kubelet"

    /// A pod that is in the fleet.
    private struct Known: Sendable {
        var facts: PodFacts
        var report: PodStatusReport
        /// The annotations by which a pod is disturbed, as far as they have been acted upon.
        var crash: String?
        var slowdown: String?
        var isStopping = false
        var hasStopped = false
    }

    private let fleet: SharedFleet
    private let nodes: SimulatedNodes
    private var hasNodes = false
    private var addresses: PodAddresses
    private var known: [ObjectKey: Known] = [:]
    private var objects: [PodKey: ObjectKey] = [:]
    private var podQueue = WorkQueue()
    private var services = FleetServices()

    init(fleet: SharedFleet, nodes: SimulatedNodes) {
        self.fleet = fleet
        self.nodes = nodes
        addresses = PodAddresses(place: fleet.place)
    }

    func isDue(at now: Timestamp) -> Bool { podQueue.isDue(at: now) || services.isDue }

    /// Creates the nodes once, lets the fleet's time pass and notes what happened.
    mutating func advance(to now: Timestamp, objects: some ObjectAccess) {
        if !hasNodes {
            hasNodes = true
            let names = Set(nodes.objects(now: now).map(\.name))
            fleet.withWorld { $0.nodes = names }
            // Pods that ran before this process keep their addresses.
            for address in objects.list(.pods, namespace: nil).compactMap(\.podAddress) { addresses.reserve(address) }
            for node in nodes.objects(now: now) where objects.find(.nodes, namespace: "", name: node.name) == nil {
                // The only refusal is a node of that name, which then is there.
                guard let created = try? objects.create(.nodes, namespace: "", node) else { continue }
                guard var ready = try? objects.updateStatus(.nodes, created.with(status: node["status"] ?? [:]))
                else { continue }
                // The server taints every new node until its lifecycle controller, which is us, sees it ready.
                ready["spec"]?["taints"] = nil
                _ = try? objects.update(.nodes, ready)
            }
        }
        for event in fleet.withWorld({ $0.advance(to: now) }) { take(event) }
    }

    private mutating func take(_ event: FleetEvent) {
        guard let key = objects[event.pod], known[key]?.facts.key == event.pod else { return }
        switch event.kind {
        case .started: known[key]?.report.start(at: event.at)
        case .ready: known[key]?.report.becomeReady(at: event.at)
        case .crashed:
            known[key]?.report.crash(at: event.at)
            fleet.ask(.close(event.pod))
        case .stopped: known[key]?.hasStopped = true
        }
        podQueue.add(key)
    }

    /// Notes what a change means for pods and loads.
    mutating func note(_ change: ObjectIndex.Change) {
        if change.resource == .pods { podQueue.add(change.key) }
        services.note(change)
    }

    /// Works off what was noted.
    mutating func work(
        _ index: ObjectIndex, events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess
    ) {
        services.work(index, fleet: fleet, events: &events, now: now, objects: objects)
        for key in podQueue.take(at: now) {
            let pod = index.find(.pods, key)
            if let old = known[key], old.facts.key.description != pod?.uid { forget(key, old) }
            guard let pod, let node = pod.nodeName, !pod.isFinishedPod else { continue }
            guard let host = index.find(.nodes, ObjectKey(namespace: "", name: node)), Self.isSimulated(host) else {
                continue
            }
            if known[key] == nil { adopt(pod, on: host, index: index, events: &events, now: now, objects: objects) }
            sync(pod, events: &events, now: now, objects: objects)
        }
    }

    private static func isSimulated(_ node: JSONValue) -> Bool {
        node["status"]?["nodeInfo"]?["osImage"]?.stringValue == "simulated"
    }

    private mutating func adopt(
        _ pod: JSONValue, on host: JSONValue, index: ObjectIndex, events: inout EventRecorder, now: Timestamp,
        objects: some ObjectAccess
    ) {
        guard let address = pod.podAddress ?? addresses.take() else {
            events.record(
                .warning, "FailedCreatePodSandBox", "no free address in 127.64.0.0/10", about: pod,
                component: Self.component, now: now, objects: objects)
            return
        }
        var problems: [LoadError] = []
        let facts = PodFacts(pod, deployment: index.deployment(of: pod), node: host, problems: &problems)
        report(problems, of: pod, events: &events, now: now, objects: objects)
        let hostAddress = host["status"]?["addresses"]?.arrayValue?.first?["address"]?.stringValue ?? ""
        let report = PodStatusReport(of: pod, address: address, hostAddress: hostAddress, now: now)
        known[pod.key] = Known(facts: facts, report: report, crash: pod.annotation(SimulationKey.crash))
        self.objects[facts.key] = pod.key
        fleet.withWorld { $0.add(facts, report.progress) }
        if report.readyAt != nil { openServer(facts, address: address) }
    }

    private mutating func sync(
        _ pod: JSONValue, events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess
    ) {
        guard var entry = known[pod.key] else { return }
        if pod.labels != entry.facts.labels {
            entry.facts.labels = pod.labels
            let facts = entry.facts
            fleet.withWorld { $0.relabel(facts) }
        }
        if pod.isTerminating, !entry.isStopping {
            entry.isStopping = true
            let key = entry.facts.key
            let deadline = pod["metadata"]?["deletionTimestamp"]?.stringValue.flatMap { Timestamp($0) } ?? now
            fleet.withWorld { $0.fleet.drain(key, grace: deadline - now) }
            events.record(
                .normal, "Killing", "Stopping container \(entry.facts.container)", about: pod,
                component: Self.component,
                now: now, objects: objects)
        }
        disturb(&entry, pod, events: &events, now: now, objects: objects)
        known[pod.key] = entry
        if entry.hasStopped {
            fleet.ask(.close(entry.facts.key))
            // Gone already is what we want; its end comes back as a change.
            try? objects.delete(.pods, namespace: pod.namespace, name: pod.name, graceSeconds: 0)
            return
        }
        write(entry, pod, events: &events, now: now, objects: objects)
    }

    /// Makes a pod crash or slow down, as its annotations say since a moment ago.
    private func disturb(
        _ entry: inout Known, _ pod: JSONValue, events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess
    ) {
        let key = entry.facts.key
        let crash = pod.annotation(SimulationKey.crash)
        if crash != entry.crash {
            entry.crash = crash
            if crash != nil { fleet.withWorld { $0.fleet.crashPod(key) } }
        }
        let slowdown = pod.annotation(SimulationKey.slowdown)
        guard slowdown != entry.slowdown else { return }
        entry.slowdown = slowdown
        var reader = AnnotationReader(pod.annotations)
        let factor = reader.number(SimulationKey.slowdown, 1...1_000) ?? 1
        report(reader.problems, of: pod, events: &events, now: now, objects: objects)
        fleet.withWorld { $0.fleet.setSlowdown(key, factor: factor) }
    }

    private func report(
        _ problems: [LoadError], of pod: JSONValue, events: inout EventRecorder, now: Timestamp,
        objects: some ObjectAccess
    ) {
        for problem in problems {
            events.record(
                .warning, "BadSimulation", problem.description, about: pod, component: Self.component, now: now,
                objects: objects)
        }
    }

    private mutating func write(
        _ entry: Known, _ pod: JSONValue, events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess
    ) {
        let status = entry.report.status(of: pod, now: now)
        guard status != pod["status"] else { return }
        do {
            try objects.updateStatus(.pods, pod.with(status: status))
        } catch {
            // Somebody wrote in between, which brings the pod back; at the latest soon.
            podQueue.add(pod.key, at: now + .seconds(1))
            return
        }
        let wasReady = pod.isReadyPod
        if entry.report.readyAt != nil, !wasReady, !pod.isTerminating {
            openServer(entry.facts, address: entry.report.address)
        }
        if entry.report.crashedAt != nil {
            events.record(
                .warning, "BackOff", "Back-off restarting failed container \(entry.facts.container)", about: pod,
                component: Self.component, now: now, objects: objects)
            return
        }
        let container = pod.containers.first
        let image = container?["image"]?.stringValue ?? ""
        let lines =
            entry.report.startedAt == nil
            ? [("Pulling", "Pulling image \"\(image)\"")]
            : pod.podPhase == "Pending"
                ? [
                    ("Pulled", "Successfully pulled image \"\(image)\""),
                    ("Created", "Created container: \(entry.facts.container)"),
                    ("Started", "Started container \(entry.facts.container)"),
                ] : []
        for (reason, message) in lines {
            events.record(.normal, reason, message, about: pod, component: Self.component, now: now, objects: objects)
        }
    }

    private func openServer(_ facts: PodFacts, address: String) {
        guard facts.exposesMetrics, let port = facts.port else { return }
        fleet.ask(.open(facts.key, address: address, port: port))
    }

    private mutating func forget(_ key: ObjectKey, _ old: Known) {
        known[key] = nil
        objects[old.facts.key] = nil
        addresses.release(old.report.address)
        fleet.ask(.close(old.facts.key))
        fleet.withWorld { $0.remove(old.facts.key) }
    }
}

extension ObjectIndex {
    /// The Deployment that a pod belongs to.
    func deployment(of pod: JSONValue) -> JSONValue? {
        guard let setUID = pod.controllerReference?["uid"]?.stringValue,
            let ownerUID = find(uid: setUID)?.object.controllerReference?["uid"]?.stringValue,
            let owner = find(uid: ownerUID), owner.reference.resource == .deployments
        else { return nil }
        return owner.object
    }
}
