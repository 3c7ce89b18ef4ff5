import KubernetesAPI
import Testing

@testable import outrider

@Suite struct ControllerProcessTests {
    @Test func `a decision line becomes one sentence`() throws {
        let line = try JSONValue(
            parsing: #"""
                {"ts":"2026-11-24T10:15:30.000Z","msg":"decided","workload":"Deployment/llm","from":6,"to":9,"hpa":9,
                "because":"waiting above target"}
                """#)
        #expect(
            ControllerProcess.sentence(line) == "10:15:30 llm 6 → 9  waiting above target; HPA would have 9")
    }

    @Test func `a line without a size says nothing`() throws {
        let line = try JSONValue(parsing: #"{"ts":"2026-11-24T10:15:30.000Z","workload":"Deployment/llm"}"#)
        #expect(ControllerProcess.sentence(line) == nil)
    }
}
