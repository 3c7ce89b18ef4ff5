import Testing

@testable import Forecasting

@Suite struct RingTests {
    @Test func `a cell is the mean of what was observed in it, weighed by time`() {
        var ring = Ring(cellSeconds: 60, capacity: 10)
        ring.add(10, from: 600, to: 615)
        ring.add(20, from: 615, to: 660)
        ring.add(0, from: 660, to: 720)
        #expect(ring.mean(ofCell: 10) == 17.5)
        #expect(ring.mean(ofCell: 11) == 0)
    }

    @Test func `an observation longer than a cell fills each cell that it covers`() {
        var ring = Ring(cellSeconds: 60, capacity: 10)
        ring.add(7, from: 600, to: 900)
        #expect((10..<15).allSatisfy { ring.mean(ofCell: $0) == 7 })
    }

    @Test func `a cell that was observed for less than half of its length is a gap, not zero`() {
        var ring = Ring(cellSeconds: 60, capacity: 10)
        ring.add(5, from: 600, to: 625)
        ring.add(5, from: 720, to: 780)
        #expect(ring.mean(ofCell: 10).isNaN)
        #expect(ring.mean(ofCell: 11).isNaN)
        #expect(ring.mean(ofCell: 12) == 5)
    }

    @Test func `the oldest cells fall off, also over a long gap`() {
        var ring = Ring(cellSeconds: 60, capacity: 4)
        for cell in 0..<6 { ring.add(Double(cell), from: Double(cell) * 60, to: Double(cell + 1) * 60) }
        #expect(ring.mean(ofCell: 0).isNaN)
        #expect(ring.mean(ofCell: 1) == 1)
        ring.add(9, from: 6000, to: 6060)
        #expect((96..<100).allSatisfy { ring.mean(ofCell: $0).isNaN })
    }

    @Test func `a value between two middles lies on the line between them`() {
        var ring = Ring(cellSeconds: 60, capacity: 10)
        ring.add(10, from: 0, to: 60)
        ring.add(20, from: 60, to: 120)
        #expect(ring.value(at: 30) == 10)
        #expect(ring.value(at: 60) == 15)
        #expect(ring.value(at: 3000).isNaN)
    }

    @Test func `filling from an older ring touches only gaps`() {
        var older = Ring(cellSeconds: 60, capacity: 10)
        older.add(1, from: 0, to: 300)
        var ring = Ring(cellSeconds: 60, capacity: 10)
        ring.add(2, from: 180, to: 240)
        ring.add(2, from: 300, to: 360)
        ring.fill(from: older)
        #expect((0..<6).map { ring.mean(ofCell: $0) } == [1, 1, 1, 2, 1, 2])
    }
}
