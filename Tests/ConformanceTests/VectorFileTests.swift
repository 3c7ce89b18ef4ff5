import Conformance
import Foundation
import Testing

@Suite struct VectorFileTests {
    @Test func `a case that comes out otherwise tells fact, expectation and result`() throws {
        let line =
            #"{"id":"q-1","in":"1500m","canonical":"1.5","value":2,"milliValue":1500,"sign":1,"json":"\"1500m\""}"#
        let file = try VectorFile(Data(line.utf8), name: "q.jsonl")
        let differences = try #require(file.cases.first).differences()
        #expect(differences.map(\.description) == ["  canonical\n    - 1.5\n    + 1500m"])
    }

    @Test func `a fact that only one side has is a difference`() throws {
        let line = #"{"id":"q-1","in":"1500m","error":"no"}"#
        let differences = try #require(VectorFile(Data(line.utf8), name: "q.jsonl").cases.first).differences()
        #expect(differences.contains { $0.name == "error" && $0.got == nil })
        #expect(differences.contains { $0.name == "milliValue" && $0.expected == nil })
    }

    @Test func `a line that is no case is refused with file and line`() {
        let error = #expect(throws: VectorFileError.self) {
            try VectorFile(Data("{\"id\":\"q\",\"in\":\"1\"}\nnonsense\n".utf8), name: "x.jsonl")
        }
        #expect(error?.line == 2)
        #expect(error?.description.hasPrefix("x.jsonl:2: ") == true)
    }

    @Test func `an empty file is refused, not passed`() {
        #expect(throws: VectorFileError.self) { try VectorFile(Data("\n \n".utf8), name: "x.jsonl") }
    }
}
