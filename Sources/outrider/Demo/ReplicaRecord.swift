import KubernetesAPI
import KubernetesClient

/// What became of the replicas of the demo's Deployments, as a watch tells it.
struct ReplicaRecord: Sendable {
    struct Course: Sendable {
        /// `spec.replicas` now; nil before the first list.
        var wanted: Int?
        /// How often it changed.
        var changes = 0
        var highest = 0
    }

    private(set) var courses: [String: Course] = [:]

    /// Takes in what a store saw.
    mutating func take(_ changes: [StoreChange<Deployment>]) {
        for change in changes {
            guard let deployment = change.after else { continue }
            var course = courses[deployment.metadata.name] ?? Course()
            let replicas = Int(deployment.replicas)
            if let before = course.wanted, before != replicas { course.changes += 1 }
            course.wanted = replicas
            course.highest = max(course.highest, replicas)
            courses[deployment.metadata.name] = course
        }
    }
}
