import Evaluation
import Testing

@testable import outrider

@Suite struct NameListTests {
    @Test func `names are read in their order, each once`() throws {
        let kinds = try NameList.read("kpa,oracle,kpa", option: "--policies", as: ScalerKind.self)
        #expect(kinds == [.knative, .oracle])
    }

    @Test func `an unknown name is told with all that are known`() {
        let error = #expect(throws: CommandRefusal.self) {
            try NameList.read("kpa,vpa", option: "--policies", as: ScalerKind.self)
        }
        #expect(error?.description.hasPrefix("--policies: \"vpa\" is unknown; accepted: hpa-util, hpa-queue") == true)
    }

    @Test func `no name at all is refused`() {
        #expect(throws: CommandRefusal.self) { try NameList.read(",", option: "--policies", as: ScalerKind.self) }
    }
}
