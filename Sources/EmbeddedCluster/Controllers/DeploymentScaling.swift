import KubernetesAPI

/// How many replicas each replica set gets.
///
/// Source: `sync.go`, `rolling.go` and `deployment_util.go` of pkg/controller/deployment, Kubernetes 1.36.
extension DeploymentRound {
    /// The replicas that the new replica set may have, if it has `count` now: no more pods in all than the surge
    /// allows.
    func replicasOfNew(from count: Int) -> Int {
        if deployment["spec"]?["strategy"]?["type"]?.stringValue == "Recreate" { return replicas }
        let room = replicas + bounds.surge - allSets.specReplicas
        guard room > 0 else { return count }
        return count + min(room, replicas - count)
    }

    /// Brings the new replica set nearer to `spec.replicas`.
    ///
    /// - Returns: whether it moved.
    mutating func scaleNewSet() throws -> Bool {
        guard let set = newSet, set.specReplicas != replicas else { return false }
        if set.specReplicas > replicas { return try setReplicasOfNew(to: replicas) }
        return try setReplicasOfNew(to: replicasOfNew(from: set.specReplicas))
    }

    /// Takes pods from the old replica sets: unhealthy ones first, then as many as leave enough available.
    ///
    /// - Returns: whether one moved.
    mutating func scaleOldSets() throws -> Bool {
        guard oldSets.specReplicas > 0, let newSet else { return false }
        let availableMin = replicas - bounds.unavailable
        let newUnavailable = newSet.specReplicas - newSet.statusCount("availableReplicas")
        let downMax = allSets.specReplicas - availableMin - newUnavailable
        guard downMax > 0 else { return false }
        var moved = false
        var left = downMax
        for index in oldSets.indices where left > 0 {
            let set = oldSets[index]
            let unhealthy = set.specReplicas - set.statusCount("availableReplicas")
            guard set.specReplicas > 0, unhealthy > 0 else { continue }
            let down = min(left, unhealthy)
            moved = try setReplicas(ofOld: index, to: set.specReplicas - down) || moved
            left -= down
        }
        var spare = allSets.statusCount("availableReplicas") - availableMin
        for index in oldSets.indices where spare > 0 && oldSets[index].specReplicas > 0 {
            let down = min(oldSets[index].specReplicas, spare)
            moved = try setReplicas(ofOld: index, to: oldSets[index].specReplicas - down) || moved
            spare -= down
        }
        return moved
    }

    /// Follows a change of `spec.replicas` without moving a rollout on.
    mutating func scale() throws {
        let active = allSets.filter { $0.specReplicas > 0 }
        if active.count <= 1 {
            // The only one with pods, or else the newest, takes all.
            let uid = active.first?.uid ?? newSet?.uid ?? oldSets.last?.uid
            if uid != nil, uid == newSet?.uid {
                _ = try setReplicasOfNew(to: replicas)
            } else if let index = oldSets.firstIndex(where: { $0.uid == uid }) {
                _ = try setReplicas(ofOld: index, to: replicas)
            }
            return
        }
        if let newSet, isSaturated(newSet) {
            for index in oldSets.indices where oldSets[index].specReplicas > 0 {
                _ = try setReplicas(ofOld: index, to: 0)
            }
            return
        }
        guard deployment["spec"]?["strategy"]?["type"]?.stringValue != "Recreate" else { return }
        try scaleInProportion(active)
    }

    /// Whether the new replica set alone has all pods, and all of them available.
    private func isSaturated(_ set: JSONValue) -> Bool {
        set.annotation(ReplicaSetAnnotation.desiredReplicas) == String(replicas) && set.specReplicas == replicas
            && set.statusCount("availableReplicas") == replicas
    }

    /// Spreads a change over the replica sets with pods by their sizes; the largest takes what rounding leaves.
    private mutating func scaleInProportion(_ active: [JSONValue]) throws {
        let allowed = replicas > 0 ? replicas + bounds.surge : 0
        let toAdd = allowed - active.specReplicas
        // Of equals the newer grows first, and the older shrinks first.
        let byAge = toAdd > 0 ? Array(active.oldestFirst.reversed()) : active.oldestFirst
        let ordered = byAge.enumerated().sorted { left, right in
            (-left.element.specReplicas, left.offset) < (-right.element.specReplicas, right.offset)
        }.map(\.element)
        var sizes = ordered.map(\.specReplicas)
        var added = 0
        for (index, set) in ordered.enumerated() where toAdd != 0 {
            let share = share(of: set, toAdd: toAdd, added: added)
            sizes[index] += share
            added += share
        }
        if !sizes.isEmpty { sizes[0] = max(0, sizes[0] + toAdd - added) }
        for (set, size) in zip(ordered, sizes) {
            if set.uid == newSet?.uid {
                _ = try setReplicasOfNew(to: size)
            } else if let index = oldSets.firstIndex(where: { $0.uid == set.uid }) {
                _ = try setReplicas(ofOld: index, to: size)
            }
        }
    }

    private func share(of set: JSONValue, toAdd: Int, added: Int) -> Int {
        guard set.specReplicas > 0, toAdd != added else { return 0 }
        let left = toAdd - added
        var fraction = -set.specReplicas
        if replicas > 0 {
            let before =
                set.annotation(ReplicaSetAnnotation.maxReplicas).flatMap { Int($0) }
                ?? deployment.statusCount("replicas")
            let size = Double(set.specReplicas * (replicas + bounds.surge)) / Double(max(1, before))
            fraction = Int(size.rounded()) - set.specReplicas
        }
        return toAdd > 0 ? min(fraction, left) : max(fraction, left)
    }
}
