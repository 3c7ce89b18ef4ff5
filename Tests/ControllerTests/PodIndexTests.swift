import Measures
import Testing
import Workloads

@testable import Controller

@Suite struct PodIndexTests {
    private func pod(_ name: String, _ labels: [String: String]) -> PodState {
        PodState(name: name, labels: labels)
    }

    private func names(_ index: PodIndex, _ selector: String, in namespace: String = "shop") throws -> [String] {
        index.pods(in: namespace, matching: try LabelQuery(parsing: selector)).map(\.name)
    }

    private var index: PodIndex {
        var index = PodIndex()
        index.insert(pod("b", ["app": "llm", "tier": "gpu"]), in: "shop")
        index.insert(pod("a", ["app": "llm"]), in: "shop")
        index.insert(pod("c", ["app": "web"]), in: "shop")
        index.insert(pod("d", ["app": "llm"]), in: "other")
        return index
    }

    @Test(arguments: [
        ("app=llm", ["a", "b"]), ("app=llm,tier=gpu", ["b"]), ("app in (web)", ["c"]), ("app=none", []),
        ("app!=llm", ["c"]), ("tier", ["b"]), ("", ["a", "b", "c"]), ("app in (llm,web),!tier", ["a", "c"]),
    ])
    func `a selector finds what a scan would`(selector: String, expected: [String]) throws {
        #expect(try names(index, selector) == expected)
    }

    @Test func `a pod whose labels change is found under the new ones only`() throws {
        var index = index
        index.insert(pod("a", ["app": "web"]), in: "shop")
        #expect(try names(index, "app=llm") == ["b"])
        #expect(try names(index, "app=web") == ["a", "c"])
    }

    @Test func `a pod that is gone is found no more`() throws {
        var index = index
        #expect(index.remove("b", in: "shop")?.name == "b")
        #expect(index.remove("b", in: "shop") == nil)
        #expect(try names(index, "app=llm") == ["a"])
        #expect(index.count == 3)
    }
}
