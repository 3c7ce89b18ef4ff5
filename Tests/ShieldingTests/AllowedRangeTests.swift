import Testing

@testable import Shielding

@Suite struct AllowedRangeTests {
    @Test func `everything is allowed before the first rule`() {
        #expect(AllowedRange().nearest(to: 7).replicas == 7)
        #expect(AllowedRange().nearest(to: 7).boundBy == nil)
    }

    @Test func `a later floor stops at an earlier ceiling`() {
        var range = AllowedRange()
        range.lower(to: 4, by: .dataMissing)
        range.raise(to: 9, by: .canary)
        #expect(range.nearest(to: 2).replicas == 4)
        #expect(range.nearest(to: 2).boundBy == .canary)
        #expect(range.nearest(to: 6).boundBy == .dataMissing)
    }

    @Test func `a later ceiling stops at an earlier floor`() {
        var range = AllowedRange()
        range.raise(to: 5, by: .dataMissing)
        range.lower(to: 2, by: .canary)
        #expect(range.nearest(to: 9).replicas == 5)
    }

    @Test func `a rule that narrows nothing does not take the earlier rule's name away`() {
        var range = AllowedRange()
        range.hold(at: 5, by: .otherAutoscaler)
        range.hold(at: 5, by: .otherWriter)
        #expect(range.nearest(to: 1).boundBy == .otherAutoscaler)
        #expect(range.nearest(to: 9).boundBy == .otherAutoscaler)
    }
}
