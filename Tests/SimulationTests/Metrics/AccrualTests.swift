import Testing

@testable import Simulation

@Suite struct AccrualTests {
    @Test func `what is held counts by how long`() {
        var accrual = Accrual(at: 10)
        accrual.change(by: 2, at: 20)
        accrual.change(by: 1, at: 30)
        accrual.change(by: -3, at: 40)
        #expect(accrual.total(at: 100) == 2 * 10 + 3 * 10)
        #expect(accrual.level == 0)
    }

    @Test func `a new beginning forgets the past and keeps what is held`() {
        var accrual = Accrual(at: 0)
        accrual.change(by: 4, at: 0)
        accrual.restart(at: 50)
        #expect(accrual.total(at: 60) == 40)
    }
}
