import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct ReplicaSetControllerTests {
    @Test func `pods carry the template, a generated name and their owner`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 2, podAnnotations: ["team": "a"])
        let set = world.replicaSets[0]
        for pod in world.pods {
            #expect(pod.name.hasPrefix(set.name + "-"))
            #expect(pod.annotation("team") == "a")
            #expect(pod.labels["pod-template-hash"] == set.labels["pod-template-hash"])
            #expect(pod.controllerReference?["uid"]?.stringValue == set.uid)
        }
        #expect(world.messages("SuccessfulCreate").sorted() == world.pods.map { "Created pod: \($0.name)" }.sorted())
    }

    @Test func `a pod deleted by hand is replaced at once`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 2)
        world.run(seconds: 5)
        let victim = world.pods[0].name
        try world.objects.delete(.pods, namespace: "shop", name: victim, graceSeconds: nil)
        world.settle()
        #expect(world.pods.count == 3)
        #expect(world.replicaSets[0].statusCount("terminatingReplicas") == 1)
        #expect(world.replicaSets[0].statusCount("replicas") == 2)
        world.run(seconds: 40)
        #expect(world.pods.count == 2)
        #expect(!world.pods.map(\.name).contains(victim))
    }

    @Test func `status replicas drop when a deletion begins, not when it ends`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 3)
        world.run(seconds: 5)
        try world.scale(to: 1)
        #expect(world.pods.count == 3)
        #expect(world.replicaSets[0].statusCount("replicas") == 1)
        #expect(try world.deployment().statusCount("replicas") == 1)
    }

    @Test func `a pod counts as available only after minReadySeconds`() throws {
        var world = ControlledWorld()
        try world.deploy(replicas: 1, spec: ["minReadySeconds": 20])
        world.run(seconds: 10)
        #expect(try world.deployment().statusCount("readyReplicas") == 1)
        #expect(try world.deployment().statusCount("availableReplicas") == 0)
        world.run(seconds: 15)
        #expect(try world.deployment().statusCount("availableReplicas") == 1)
    }
}
