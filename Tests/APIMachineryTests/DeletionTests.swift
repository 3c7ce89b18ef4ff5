import KubernetesAPI
import Measures
import Testing

@testable import APIMachinery

@Suite struct DeletionTests {
    private let now = Timestamp(seconds: 1_000_000)

    private func type(_ name: String) throws -> ResourceType {
        try #require(ResourceRegistry.builtIn.types.first { $0.name == name })
    }

    private func pod(node: String = "n1", grace: Int64 = 30) -> JSONValue {
        [
            "metadata": ["name": "p", "generation": 1],
            "spec": ["nodeName": .string(node), "terminationGracePeriodSeconds": .integer(grace)],
        ]
    }

    @Test func `a running pod is marked with the end of its grace`() throws {
        let deletion = try Deletion(of: pod(), type: type("pods"), options: DeleteOptions(), now: now)
        #expect(!deletion.isRemoval)
        #expect(deletion.object[path: "metadata", "deletionGracePeriodSeconds"] == 30)
        let end = try #require(deletion.object[path: "metadata", "deletionTimestamp"]?.stringValue)
        #expect(Timestamp(end) == now + .seconds(30))
        #expect(deletion.object[path: "metadata", "generation"] == 2)
    }

    @Test func `a shorter grace counts from the first deletion`() throws {
        let first = try Deletion(of: pod(), type: type("pods"), options: DeleteOptions(), now: now)
        var options = DeleteOptions()
        options.gracePeriodSeconds = 5
        let second = try Deletion(of: first.object, type: type("pods"), options: options, now: now + .seconds(2))
        let end = try #require(second.object[path: "metadata", "deletionTimestamp"]?.stringValue)
        #expect(Timestamp(end) == now + .seconds(5))
        #expect(second.object[path: "metadata", "generation"] == 2)
    }

    @Test func `a pod without a node goes at once, after being marked`() throws {
        let deletion = try Deletion(of: pod(node: ""), type: type("pods"), options: DeleteOptions(), now: now)
        #expect(deletion.isRemoval)
        #expect(deletion.marksBeforeRemoval)
    }

    @Test func `a finalizer keeps the object`() throws {
        let object: JSONValue = ["metadata": ["name": "c", "finalizers": ["x/y"]]]
        let deletion = try Deletion(of: object, type: type("configmaps"), options: DeleteOptions(), now: now)
        #expect(!deletion.isRemoval)
        #expect(deletion.object[path: "metadata", "deletionGracePeriodSeconds"] == 0)
        let again = try Deletion(of: deletion.object, type: type("configmaps"), options: DeleteOptions(), now: now)
        #expect(!again.isChanged)
    }

    @Test func `a namespace is terminating until its content is gone`() throws {
        let object: JSONValue = ["metadata": ["name": "n"], "spec": ["finalizers": ["kubernetes"]]]
        let deletion = try Deletion(of: object, type: type("namespaces"), options: DeleteOptions(), now: now)
        #expect(!deletion.isRemoval)
        #expect(deletion.object[path: "status", "phase"] == "Terminating")
    }
}
