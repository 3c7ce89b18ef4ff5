import Foundation
import Measures
import Testing
import Workloads

@Suite struct ResourceListTests {
    @Test func `a resource that is not listed is nil, not 0`() {
        let list: ResourceList = ["cpu": .milli(250), "memory": .milli(0)]
        #expect(list["cpu"] == .milli(250) && list.milliValue(of: "cpu") == 250)
        #expect(list.milliValue(of: "memory") == 0)
        #expect(list["gpu"] == nil && list.milliValue(of: "gpu") == nil)
    }

    @Test func `a list is an object of quantities in JSON, whatever the order`() throws {
        let list: ResourceList = ["memory": .milli(64_000), "cpu": .milli(1_500)]
        let text = try JSONEncoder().encode(list)
        #expect(try JSONDecoder().decode([String: String].self, from: text) == ["cpu": "1500m", "memory": "64"])
        #expect(
            try JSONDecoder().decode(ResourceList.self, from: text) == ["cpu": .milli(1_500), "memory": .milli(64_000)])
        #expect(list.names == ["cpu", "memory"])
    }
}
