import Measures
import Testing

@testable import Simulation

@Suite struct ServiceRecordTests {
    @Test func `a window forgets what is older`() {
        var record = ServiceRecord()
        record.arrived(at: 5)
        record.firstToken(after: 9, at: 5)
        record.arrived(at: 100)
        record.firstToken(after: 1, at: 100)
        let recent = record.window(.seconds(30), at: 105)
        #expect(recent.arrived == 1)
        #expect((recent.firstToken.quantile(1) ?? 0) < 2)
    }

    @Test func `a slice that comes round again begins empty`() {
        var record = ServiceRecord()
        record.arrived(at: 5)
        record.arrived(at: 5 + ServiceRecord.sliceSeconds * Double(ServiceRecord.slicesMax))
        #expect(record.window(.seconds(10), at: 305).arrived == 1)
    }
}
