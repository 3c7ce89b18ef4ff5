import KubernetesAPI
import Measures
import Testing

@testable import outrider

@Suite struct HeardDecisionTests {
    private func heard(_ hpa: String) throws -> HeardDecision? {
        try HeardDecision(
            logLine: JSONValue(
                parsing: #"""
                    {"ts":"2026-11-24T10:15:30.000Z","msg":"decided","workload":"Deployment/llm","from":6,"to":9,
                    "because":"waiting above target"\#(hpa),
                    "metrics":[{"name":"waiting","value":14.26,"proposal":9},{"name":"cpu","missing":"no answer"}]}
                    """#))
    }

    @Test func `a decision is told with its numbers and what the HPA would do`() throws {
        let decision = try #require(try heard(#","hpa":7"#))
        #expect(decision.workload == "llm" && decision.from == 6 && decision.to == 9)
        #expect(decision.at == Timestamp("2026-11-24T10:15:30Z"))
        #expect(decision.reason == "waiting above target (waiting 14.3, asks for 9); the HPA would have 7")
    }

    @Test func `the same answer of the HPA is said to be the same, and none is not mentioned`() throws {
        #expect(try heard(#","hpa":9"#)?.reason.hasSuffix("; the HPA would do the same") == true)
        #expect(try heard("")?.reason.hasSuffix("asks for 9)") == true)
    }

    @Test func `a line without a size says nothing`() throws {
        let line = try JSONValue(parsing: #"{"ts":"2026-11-24T10:15:30.000Z","workload":"Deployment/llm"}"#)
        #expect(HeardDecision(logLine: line) == nil)
    }
}
