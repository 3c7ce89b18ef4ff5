import Testing

@Suite struct ImportRuleTests {
    private func messages(_ path: String, _ text: String) -> [String] {
        ImportRule.violations(in: TreeFile(path, text: text)).map(\.description)
    }

    @Test func `an arrow of the table is allowed`() {
        #expect(messages("Sources/Workloads/A.swift", "public import Measures\nimport Foundation\n").isEmpty)
    }

    @Test func `an arrow that is not in the table is refused by file and line`() {
        #expect(
            messages("Sources/Autoscaling/A.swift", "import Measures\nimport KubernetesAPI\n")
                == ["Sources/Autoscaling/A.swift:2: import KubernetesAPI: Autoscaling may import Measures, Workloads"])
    }

    @Test(arguments: ["public import Yams", "import struct Yams.Node", "@preconcurrency import Yams"])
    func `every spelling of an import is seen`(spelling: String) {
        #expect(messages("Sources/Deciding/A.swift", spelling).count == 1)
    }

    @Test func `a library stays in the files that may name it`() {
        #expect(messages("Sources/KubernetesClient/Login/Kubeconfig.swift", "import Yams").isEmpty)
        #expect(messages("Sources/KubernetesClient/Client.swift", "import Yams").count == 1)
    }

    @Test func `a pure room needs no operating system`() {
        #expect(messages("Sources/Autoscaling/A.swift", "import Glibc").count == 1)
        #expect(messages("Sources/KubernetesClient/A.swift", "import Glibc").isEmpty)
    }

    @Test func `nothing is exported again`() {
        #expect(messages("Sources/Workloads/A.swift", "@_exported import Measures").count == 1)
    }

    @Test func `a folder that is no room is refused`() {
        #expect(messages("Sources/Extras/A.swift", "").count == 1)
    }

    @Test func `a test looks inside its own target only`() {
        #expect(messages("Tests/MeasuresTests/A.swift", "@testable import Measures").isEmpty)
        #expect(messages("Tests/WorkloadsTests/A.swift", "@testable import Measures").count == 1)
    }

    @Test func `the table names only rooms that it has, and no cycle`() {
        var below: Set<String> = []
        for room in House.rooms {
            // Rooms stand in order, each above all that it sees.
            #expect(room.rooms.subtracting(below).isEmpty, "\(room.name) sees a room that stands above it")
            below.insert(room.name)
        }
    }
}
