import KubernetesAPI
import Measures

/// One look of the deployment controller at one Deployment.
///
/// Source: `syncDeployment`, pkg/controller/deployment, Kubernetes 1.36.
struct DeploymentRound<Objects: ObjectAccess> {
    var deployment: JSONValue
    /// The replica set of the present template.
    var newSet: JSONValue?
    /// All others, oldest first.
    var oldSets: [JSONValue]
    /// Pods of all replica sets.
    let pods: [JSONValue]
    let bounds: RolloutBounds
    let replicas: Int
    var events: EventRecorder
    let now: Timestamp
    let objects: Objects

    init(_ deployment: JSONValue, index: ObjectIndex, events: EventRecorder, now: Timestamp, objects: Objects) {
        self.deployment = deployment
        let sets = index.controlled(.replicaSets, by: deployment.uid).oldestFirst
        let template = TemplateHash.bare(deployment["spec"]?["template"] ?? [:])
        newSet = sets.first { TemplateHash.bare($0["spec"]?["template"] ?? [:]) == template }
        let newUID = newSet?.uid
        oldSets = sets.filter { $0.uid != newUID }
        pods = sets.flatMap { index.controlled(.pods, by: $0.uid) }
        bounds = RolloutBounds(deployment)
        replicas = deployment.specReplicas
        self.events = events
        self.now = now
        self.objects = objects
    }

    /// All replica sets, the old ones first.
    var allSets: [JSONValue] { oldSets + (newSet.map { [$0] } ?? []) }

    /// When the rollout counts as stuck if nothing moves; nil if it has no deadline or is done.
    var progressDeadline: Timestamp? {
        guard let condition = deployment.condition("Progressing"),
            condition["reason"]?.stringValue != "NewReplicaSetAvailable",
            condition["reason"]?.stringValue != "ProgressDeadlineExceeded",
            let seconds = deployment["spec"]?["progressDeadlineSeconds"]?.integerValue,
            let updated = condition["lastUpdateTime"]?.stringValue.flatMap({ Timestamp($0) })
        else { return nil }
        return updated + .seconds(seconds + 1)
    }

    mutating func run() throws {
        if deployment.isTerminating { return try writeStatus() }
        let isPaused = deployment["spec"]?["paused"]?.boolValue ?? false
        if isPaused || wasScaled {
            try syncRevision(createIfMissing: false)
            try scale()
            return try writeStatus()
        }
        if deployment["spec"]?["strategy"]?["type"]?.stringValue == "Recreate" {
            try recreate()
        } else {
            try roll()
        }
    }

    /// Whether `spec.replicas` changed since the replica sets were last told.
    private var wasScaled: Bool {
        allSets.contains { set in
            guard set.specReplicas > 0, let desired = set.annotation(ReplicaSetAnnotation.desiredReplicas) else {
                return false
            }
            return Int(desired) != replicas
        }
    }

    // MARK: Strategies

    private mutating func roll() throws {
        try syncRevision(createIfMissing: true)
        let moved = try scaleNewSet() || scaleOldSets()
        if !moved, isComplete { try deleteOldSets() }
        try writeProgress()
    }

    private mutating func recreate() throws {
        try syncRevision(createIfMissing: false)
        var moved = false
        for index in oldSets.indices where oldSets[index].specReplicas > 0 {
            moved = try setReplicas(ofOld: index, to: 0) || moved
        }
        let newUID = newSet?.uid
        let hasOldPods = pods.contains { pod in
            !pod.isFinishedPod && pod.controllerReference?["uid"]?.stringValue != newUID
        }
        if moved || hasOldPods { return try writeProgress() }
        try syncRevision(createIfMissing: true)
        _ = try setReplicasOfNew(to: replicas)
        if isComplete { try deleteOldSets() }
        try writeProgress()
    }

    /// Whether the status says that every replica is of the present template and available.
    private var isComplete: Bool {
        deployment.statusCount("updatedReplicas") == replicas && deployment.statusCount("replicas") == replicas
            && deployment.statusCount("availableReplicas") == replicas
            && deployment["status"]?["observedGeneration"]?.integerValue ?? 0 >= deployment.generation
    }

    // MARK: The new replica set

    /// Finds or makes the new replica set, and sees that it and the Deployment carry the revision.
    private mutating func syncRevision(createIfMissing: Bool) throws {
        let newRevision = (oldSets.map(\.revision).max() ?? 0) &+ 1
        if let set = newSet {
            let annotated = annotate(set, revision: newRevision, isNew: false)
            if annotated != set { newSet = try objects.update(.replicaSets, annotated) }
            let hasCondition = deployment.condition("Progressing") != nil
            try note(
                revision: annotated.revision, hasCondition ? nil : ("FoundNewReplicaSet", "Found new replica set"),
                set: set.name)
        } else if createIfMissing {
            try createNewSet(revision: newRevision)
        }
    }

    private mutating func createNewSet(revision: Int64) throws {
        let template = deployment["spec"]?["template"] ?? [:]
        let collisions = deployment["status"]?["collisionCount"]?.integerValue ?? 0
        let hash = JSONValue.string(TemplateHash.text(of: TemplateHash.bare(template), collisions: collisions))
        var labelled = template
        var metadata = labelled["metadata"] ?? [:]
        var labels = metadata["labels"] ?? [:]
        labels[TemplateHash.label] = hash
        metadata["labels"] = labels
        labelled["metadata"] = metadata
        var selector = deployment["spec"]?["selector"] ?? [:]
        var matchLabels = selector["matchLabels"] ?? [:]
        matchLabels[TemplateHash.label] = hash
        selector["matchLabels"] = matchLabels
        let count = replicasOfNew(from: 0)
        var set: JSONValue = [
            "apiVersion": "apps/v1", "kind": "ReplicaSet",
            "metadata": [
                "name": .string("\(deployment.name)-\(hash.stringValue ?? "")"),
                "namespace": .string(deployment.namespace), "labels": labels,
                "ownerReferences": [deployment.reference(apiVersion: "apps/v1", kind: "Deployment")],
            ],
            "spec": ["replicas": .integer(count), "selector": selector, "template": labelled],
        ]
        if let seconds = deployment["spec"]?["minReadySeconds"] {
            var spec = set["spec"] ?? [:]
            spec["minReadySeconds"] = seconds
            set["spec"] = spec
        }
        let created = try objects.create(
            .replicaSets, namespace: deployment.namespace, annotate(set, revision: revision, isNew: true))
        newSet = created
        if count > 0 { tell("Scaled up replica set \(created.name) from 0 to \(count)") }
        try note(revision: revision, ("NewReplicaSetCreated", "Created new replica set"), set: created.name)
    }

    /// The annotations that a Deployment gives its new replica set.
    private func annotate(_ set: JSONValue, revision: Int64, isNew: Bool) -> JSONValue {
        var set = set
        for (name, value) in deployment.annotations where !ReplicaSetAnnotation.kept.contains(name) {
            set.setAnnotation(name, value)
        }
        let old = set.revision
        if old < revision {
            set.setAnnotation(ReplicaSetAnnotation.revision, String(revision))
            if old > 0 {
                let history = set.annotation(ReplicaSetAnnotation.revisionHistory).map { $0 + "," } ?? ""
                set.setAnnotation(ReplicaSetAnnotation.revisionHistory, history + String(old))
            }
        }
        if isNew { setScaleAnnotations(&set) }
        return set
    }

    /// Writes the revision onto the Deployment, and a Progressing condition if one is given.
    private mutating func note(revision: Int64, _ condition: (reason: String, text: String)?, set: String) throws {
        if deployment.revision != revision {
            var annotated = deployment
            annotated.setAnnotation(ReplicaSetAnnotation.revision, String(revision))
            deployment = try objects.update(.deployments, annotated)
        }
        guard let condition, deployment["spec"]?["progressDeadlineSeconds"] != nil else { return }
        var conditions = ConditionList(deployment["status"]?["conditions"]?.arrayValue ?? [])
        conditions.set("Progressing", true, condition.reason, "\(condition.text) \"\(set)\"", now: now)
        var status = deployment["status"] ?? [:]
        status["conditions"] = .array(conditions.conditions)
        deployment = try objects.updateStatus(.deployments, deployment.with(status: status))
    }

    // MARK: Writes to replica sets

    private func setScaleAnnotations(_ set: inout JSONValue) {
        set.setAnnotation(ReplicaSetAnnotation.desiredReplicas, String(replicas))
        set.setAnnotation(ReplicaSetAnnotation.maxReplicas, String(replicas + bounds.surge))
    }

    /// Sets the replicas of an old replica set.
    ///
    /// - Returns: whether their number changed.
    mutating func setReplicas(ofOld index: Int, to count: Int) throws -> Bool {
        let before = oldSets[index].specReplicas
        oldSets[index] = try scaled(oldSets[index], to: count)
        return before != count
    }

    /// The same for the new replica set; nothing without one.
    mutating func setReplicasOfNew(to count: Int) throws -> Bool {
        guard let set = newSet else { return false }
        newSet = try scaled(set, to: count)
        return set.specReplicas != count
    }

    private mutating func scaled(_ set: JSONValue, to count: Int) throws -> JSONValue {
        var scaled = set
        let before = set.specReplicas
        if before != count {
            var spec = scaled["spec"] ?? [:]
            spec["replicas"] = .integer(count)
            scaled["spec"] = spec
        }
        setScaleAnnotations(&scaled)
        guard scaled != set else { return set }
        let stored = try objects.update(.replicaSets, scaled)
        if before != count {
            tell("Scaled \(before < count ? "up" : "down") replica set \(set.name) from \(before) to \(count)")
        }
        return stored
    }

    private mutating func tell(_ message: String) {
        events.record(
            .normal, "ScalingReplicaSet", message, about: deployment, component: DeploymentController.component,
            now: now,
            objects: objects)
    }

    /// Deletes empty old replica sets beyond `spec.revisionHistoryLimit`.
    private mutating func deleteOldSets() throws {
        guard let limit = deployment["spec"]?["revisionHistoryLimit"]?.integerValue else { return }
        let alive = oldSets.filter { !$0.isTerminating }.sorted { $0.revision < $1.revision }
        for set in alive.prefix(max(0, alive.count - Int(limit))) {
            let isEmpty = set.specReplicas == 0 && set.statusCount("replicas") == 0
            guard isEmpty, set.generation <= set["status"]?["observedGeneration"]?.integerValue ?? 0 else { continue }
            try objects.delete(.replicaSets, namespace: set.namespace, name: set.name, graceSeconds: nil)
        }
    }
}
