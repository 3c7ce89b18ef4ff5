import Measures
import Testing
import Workloads

@testable import Controller

@Suite struct SelectorIndexTests {
    private let llm = WorkloadID(namespace: "shop", name: "llm")
    private let all = WorkloadID(namespace: "shop", name: "all")

    @Test func `every workload that selects a pod is found`() throws {
        var index = SelectorIndex()
        index.set(try LabelQuery(parsing: "app=llm"), of: llm)
        index.set(try LabelQuery(parsing: "!batch"), of: all)
        #expect(index.workloads(selecting: ["app": "llm"], in: "shop") == [llm, all])
        #expect(index.workloads(selecting: ["app": "llm", "batch": ""], in: "shop") == [llm])
        #expect(index.workloads(selecting: ["app": "llm"], in: "other").isEmpty)
    }

    @Test func `a changed selector replaces the old one`() throws {
        var index = SelectorIndex()
        index.set(try LabelQuery(parsing: "app=llm"), of: llm)
        index.set(try LabelQuery(parsing: "app=web"), of: llm)
        #expect(index.workloads(selecting: ["app": "llm"], in: "shop").isEmpty)
        index.set(nil, of: llm)
        #expect(index.workloads(selecting: ["app": "web"], in: "shop").isEmpty)
    }
}
