import KubernetesAPI
import KubernetesClient
import Testing

@testable import outrider

@Suite struct ReplicaRecordTests {
    private func seen(_ replicas: Int) throws -> StoreChange<Deployment> {
        let deployment = try Deployment(
            json: #"{"metadata":{"name":"llm","namespace":"shop"},"spec":{"replicas":\#(replicas)}}"#)
        return StoreChange(key: deployment.metadata.key, before: nil, after: deployment)
    }

    @Test func `a change counts once, and the highest is kept`() throws {
        var record = ReplicaRecord()
        for replicas in [2, 2, 6, 6, 4] { record.take([try seen(replicas)]) }
        let course = try #require(record.courses["llm"])
        #expect((course.wanted, course.changes, course.highest) == (4, 2, 6))
    }
}
