import KubernetesAPI
import Measures
import Testing
import Workloads

@testable import EmbeddedCluster

@Suite struct FleetServicesTests {
    private let id = WorkloadID(namespace: "shop", name: "web")

    private func origin(in world: ControlledWorld) -> Timestamp? {
        world.fleet.withWorld { $0.deployments[id]?.origin }
    }

    @Test func `a load counts from when it was first seen, in the next process too`() throws {
        var world = ControlledWorld()
        let seen = world.now
        try world.deploy(annotations: ["sim.outrider.dev/load": "step:1@0s,9@60s"])
        #expect(origin(in: world) == seen)
        world.run(seconds: 40)
        world.restart(after: 5)
        #expect(origin(in: world) == seen)
    }

    @Test func `another load counts from when it came`() throws {
        var world = ControlledWorld()
        try world.deploy(annotations: ["sim.outrider.dev/load": "constant:1"])
        world.run(seconds: 10)
        let changed = world.now
        var deployment = try world.deployment()
        var annotations = deployment["metadata"]?["annotations"] ?? [:]
        annotations["sim.outrider.dev/load"] = "constant:2"
        deployment.setMetadata("annotations", annotations)
        try world.objects.update(.deployments, deployment)
        world.settle()
        #expect(origin(in: world) == changed)
        world.restart(after: 5)
        #expect(origin(in: world) == changed)
    }

    @Test func `a note that was taken away is written again`() throws {
        var world = ControlledWorld()
        let seen = world.now
        try world.deploy(annotations: ["sim.outrider.dev/load": "constant:1"])
        world.run(seconds: 10)
        var deployment = try world.deployment()
        deployment.setMetadata("annotations", ["sim.outrider.dev/load": "constant:1"])
        try world.objects.update(.deployments, deployment)
        world.settle()
        world.restart()
        #expect(origin(in: world) == seen)
    }

    @Test func `nothing is noted where nothing drives, or an origin is given`() throws {
        var world = ControlledWorld()
        try world.deploy("idle")
        try world.deploy(
            "given",
            annotations: [
                "sim.outrider.dev/load": "constant:1", "sim.outrider.dev/origin": "2026-11-24T10:15:30Z",
            ])
        #expect(try world.deployment("idle").annotation(SimulationKey.firstSeen) == nil)
        #expect(try world.deployment("given").annotation(SimulationKey.firstSeen) == nil)
    }
}
