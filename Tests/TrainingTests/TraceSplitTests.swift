import Testing
import Training

@Suite struct TraceSplitTests {
    let names = ["nasa", "nab-a", "nab-b", "gen-a", "gen-b", "gen-c"]

    @Test func `held-out traces are for nothing else`() throws {
        let split = try TraceSplit(names, heldOut: ["nab-*"], stopBy: ["gen-a"])
        #expect(split.roles["nab-a"] == .heldOut)
        #expect(split.roles["nab-b"] == .heldOut)
        #expect(split.roles["gen-a"] == .stopping)
        #expect(split.roles["nasa"] == .training)
    }

    @Test func `every fifth of the others decides when to stop, where nobody says`() throws {
        let split = try TraceSplit(names, heldOut: ["nasa"], stopBy: nil)
        #expect(split.roles.filter { $0.value == .stopping }.keys.sorted() == ["gen-c"])
    }

    @Test func `a name that fits nothing is refused, with what would fit`() {
        do throws(TraceSplit.Refusal) {
            _ = try TraceSplit(["a", "b"], heldOut: ["c*"], stopBy: nil)
            Issue.record("accepted")
        } catch {
            #expect(error.description == "--hold-out is \"c*\"; accepted: a, b, or a beginning with *")
        }
    }

    @Test func `a split that leaves nothing to learn from, or nothing to stop by, is refused`() {
        #expect(throws: TraceSplit.Refusal.self) { try TraceSplit(["a", "b"], heldOut: ["*"], stopBy: nil) }
        #expect(throws: TraceSplit.Refusal.self) { try TraceSplit(["a", "b"], heldOut: [], stopBy: ["*"]) }
        #expect(throws: TraceSplit.Refusal.self) { try TraceSplit(["a", "b"], heldOut: [], stopBy: []) }
        #expect(throws: TraceSplit.Refusal.self) {
            try TraceSplit(["a", "b", "c"], heldOut: ["a"], stopBy: ["a"])
        }
    }
}
