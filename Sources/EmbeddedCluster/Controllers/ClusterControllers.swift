public import Measures

/// The controllers of kube-controller-manager, the scheduler and the simulated nodes' kubelet, as one.
///
/// A step brings the index up to date, hands each change to whom it concerns, and lets everybody work, over and over
/// until nobody has anything left to do at this instant.
public struct ClusterControllers: ClusterController {
    /// Rounds of one step; a chain from a Deployment to a running pod takes about ten.
    static let roundsMax = 50

    private var index = ObjectIndex()
    private var events = EventRecorder()
    private var deployments = DeploymentController()
    private var replicaSets = ReplicaSetController()
    private var scheduler = Scheduler()
    private var endpointSlices = EndpointSliceController()
    private var garbage = GarbageCollector()
    private var namespaces = NamespaceController()
    private var kubelet: FleetKubelet

    /// Makes the controllers of a cluster whose pods live in `fleet`.
    ///
    /// - Parameters:
    ///   - fleet: shared with the metrics APIs.
    ///   - nodes: simulated nodes that are created at the first step.
    public init(fleet: SharedFleet, nodes: SimulatedNodes = SimulatedNodes()) {
        kubelet = FleetKubelet(fleet: fleet, nodes: nodes)
    }

    /// Does what is to be done at `now`.
    public mutating func step(now: Timestamp, objects: some ObjectAccess) {
        kubelet.advance(to: now, objects: objects)
        for _ in 0..<Self.roundsMax {
            for change in index.sync(with: objects) { note(change) }
            guard isDue(at: now) else { return }
            deployments.work(index, events: &events, now: now, objects: objects)
            replicaSets.work(index, events: &events, now: now, objects: objects)
            scheduler.work(index, events: &events, now: now, objects: objects)
            kubelet.work(index, events: &events, now: now, objects: objects)
            endpointSlices.work(index, now: now, objects: objects)
            garbage.work(index, now: now, objects: objects)
            namespaces.work(index, now: now, objects: objects)
        }
    }

    private mutating func note(_ change: ObjectIndex.Change) {
        deployments.note(change)
        replicaSets.note(change)
        scheduler.note(change, index: index)
        kubelet.note(change)
        endpointSlices.note(change, index: index)
        garbage.note(change, index: index)
        namespaces.note(change, index: index)
    }

    private func isDue(at now: Timestamp) -> Bool {
        deployments.isDue(at: now) || replicaSets.isDue(at: now) || scheduler.isDue(at: now) || kubelet.isDue(at: now)
            || endpointSlices.isDue(at: now) || garbage.isDue(at: now) || namespaces.isDue(at: now)
    }
}
