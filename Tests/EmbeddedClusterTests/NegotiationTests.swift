import APIMachinery
import Testing

@testable import EmbeddedCluster

@Suite struct NegotiationTests {
    @Test func `kubectl's table is preferred to plain JSON`() throws {
        let accept = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1,application/json"
        #expect(try Negotiation(accept: accept).shape == .table)
    }

    @Test func `an unknown form falls back to the next`() throws {
        let wanted = try Negotiation(accept: "application/json;as=Table;v=v9;g=meta.k8s.io, application/json")
        #expect(wanted == .plain)
    }

    @Test func `quality decides before order`() throws {
        #expect(try Negotiation(accept: "application/yaml;q=0.5, application/json").encoding == .json)
        #expect(try Negotiation(accept: "application/yaml, application/json").encoding == .yaml)
    }

    @Test func `what is not there is 406`() {
        let error = #expect(throws: StatusError.self) { try Negotiation(accept: "text/html") }
        #expect(error?.code == 406)
    }
}
