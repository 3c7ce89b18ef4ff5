import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct DeploymentControllerTests {
    @Test func `a Deployment gets a replica set with the hash, the revision and its owner`() throws {
        var world = ControlledWorld()
        let deployment = try world.deploy(replicas: 4)
        let set = try #require(world.replicaSets.first)
        let hash = try #require(set.labels["pod-template-hash"])
        #expect(set.name == "web-\(hash)")
        #expect(set["spec"]?["selector"]?["matchLabels"] == ["app": "web", "pod-template-hash": .string(hash)])
        #expect(set.controllerReference?["uid"]?.stringValue == deployment.uid)
        #expect(
            set.annotations == [
                "deployment.kubernetes.io/desired-replicas": "4", "deployment.kubernetes.io/max-replicas": "5",
                "deployment.kubernetes.io/revision": "1",
            ])
        #expect(try world.deployment().annotation("deployment.kubernetes.io/revision") == "1")
        #expect(world.messages("ScalingReplicaSet") == ["Scaled up replica set \(set.name) from 0 to 4"])
    }

    @Test func `a rollout that is done says so in status and conditions`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 4)
        world.run(seconds: 5)
        let deployment = try world.deployment()
        let status = try #require(deployment["status"])
        for member in ["replicas", "updatedReplicas", "readyReplicas", "availableReplicas"] {
            #expect(status[member] == 4)
        }
        #expect(status["unavailableReplicas"] == nil)
        #expect(status["observedGeneration"] == 1)
        #expect(deployment.condition("Available")?["reason"] == "MinimumReplicasAvailable")
        let progressing = deployment.condition("Progressing")
        #expect(progressing?["reason"] == "NewReplicaSetAvailable")
        let name = world.replicaSets[0].name
        #expect(progressing?["message"]?.stringValue == "ReplicaSet \"\(name)\" has successfully progressed.")
    }

    @Test func `the status moves in the order that the real controller was recorded in`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 4)
        world.run(seconds: 5)
        let reasons = world.objects.history.filter { $0.resource == .deployments }
            .map { $0.object.condition("Progressing")?["reason"]?.stringValue ?? "-" }
        var distinct: [String] = []
        for reason in reasons where distinct.last != reason { distinct.append(reason) }
        #expect(distinct == ["-", "NewReplicaSetCreated", "ReplicaSetUpdated", "NewReplicaSetAvailable"])
    }

    @Test func `scaling keeps one replica set and tells from where to where`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 4)
        world.run(seconds: 5)
        try world.scale(to: 7)
        #expect(world.pods.count == 7)
        let name = world.replicaSets[0].name
        #expect(world.messages("ScalingReplicaSet").last == "Scaled up replica set \(name) from 4 to 7")
        #expect(world.replicaSets[0].annotation("deployment.kubernetes.io/max-replicas") == "9")
        world.run(seconds: 5)
        #expect(try world.deployment().statusCount("availableReplicas") == 7)
        try world.scale(to: 0)
        world.run(seconds: 40)
        #expect(world.pods.isEmpty)
        #expect(try world.deployment().statusCount("replicas") == 0)
    }

    @Test func `a rolling update never leaves its bounds and ends with the new template alone`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 8)
        world.run(seconds: 5)
        try world.setImage("app:2")
        for _ in 0..<60 {
            let living = world.pods.filter { !$0.isTerminating }
            #expect(living.count <= 10)
            #expect(world.readyPods.count >= 6)
            world.run(seconds: 1)
        }
        #expect(world.replicaSets.map(\.specReplicas) == [0, 8])
        #expect(world.replicaSets.map(\.revision) == [1, 2])
        let images = Set(world.pods.compactMap { $0.containers.first?["image"]?.stringValue })
        #expect(images == ["app:2"])
        #expect(try world.deployment().annotation("deployment.kubernetes.io/revision") == "2")
        #expect(try world.deployment().condition("Progressing")?["reason"] == "NewReplicaSetAvailable")
    }

    @Test func `the old template again takes the old replica set again, under a new revision`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 2)
        world.run(seconds: 5)
        let first = world.replicaSets[0].name
        try world.setImage("app:2")
        world.run(seconds: 40)
        try world.setImage("app:1")
        world.run(seconds: 40)
        let set = try #require(world.objects.find(.replicaSets, namespace: "shop", name: first))
        #expect(set.specReplicas == 2)
        #expect(set.revision == 3)
        #expect(set.annotation("deployment.kubernetes.io/revision-history") == "1")
    }

    @Test func `a scale in the middle of a rollout is shared by size`() throws {
        var world = ControlledWorld()
        let slow: [String: JSONValue] = ["sim.outrider.dev/startup": "60s"]
        try world.deploy(
            replicas: 10,
            spec: ["strategy": ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 2, "maxUnavailable": 0]]],
            podAnnotations: slow)
        world.run(seconds: 65)
        try world.setImage("app:2")
        #expect(world.replicaSets.map(\.specReplicas) == [10, 2])
        try world.scale(to: 20)
        // 22 pods are allowed; 10 and 2 of 12 become 18 and 4 of 22.
        #expect(world.replicaSets.map(\.specReplicas) == [18, 4])
    }

    @Test func `Recreate waits until every old pod is gone`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 3, spec: ["strategy": ["type": "Recreate"]])
        world.run(seconds: 5)
        try world.setImage("app:2")
        #expect(world.replicaSets.map(\.specReplicas) == [0])
        for _ in 0..<40 {
            let images = Set(world.pods.compactMap { $0.containers.first?["image"]?.stringValue })
            #expect(images.count <= 1)
            world.run(seconds: 1)
        }
        #expect(world.replicaSets.map(\.specReplicas) == [0, 3])
        #expect(world.readyPods.count == 3)
    }

    @Test func `a rollout that does not move for its deadline is reported`() throws {
        var world = ControlledWorld()
        try world.deploy(
            replicas: 1, spec: ["progressDeadlineSeconds": 60], podAnnotations: ["sim.outrider.dev/startup": "1h"])
        world.run(seconds: 59)
        #expect(try world.deployment().condition("Progressing")?["status"] == "True")
        world.run(seconds: 5)
        #expect(try world.deployment().condition("Progressing")?["reason"] == "ProgressDeadlineExceeded")
    }

    @Test func `old replica sets beyond the history limit are deleted`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1, spec: ["revisionHistoryLimit": 1])
        for version in 2...4 {
            world.run(seconds: 40)
            try world.setImage("app:\(version)")
        }
        world.run(seconds: 40)
        #expect(world.replicaSets.map(\.revision) == [3, 4])
    }
}
