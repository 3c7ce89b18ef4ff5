import KubernetesAPI
import Testing

@Suite struct StatusTests {
    @Test func `a status keeps reason, message, details and causes`() throws {
        let status = try Status(
            json: """
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"it is invalid","reason":
                "Invalid","details":{"name":"llm","group":"apps","kind":"deployments","retryAfterSeconds":3,"causes":
                [{"reason":"FieldValueInvalid","message":"must be positive","field":"spec.replicas"}]},"code":422}
                """)
        #expect((status.code, status.reason, status.message) == (422, "Invalid", "it is invalid"))
        #expect(status.details?.kind == "deployments")
        #expect(status.details?.retryAfterSeconds == 3)
        #expect(status.details?.causes.first?.field == "spec.replicas")
    }

    @Test func `causes are bounded`() throws {
        let causes = Array(repeating: #"{"message":"m"}"#, count: 100).joined(separator: ",")
        let status = try Status(json: #"{"details":{"causes":[\#(causes)]}}"#)
        #expect(status.details?.causes.count == Status.causesMax)
    }
}
