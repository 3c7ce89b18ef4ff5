/// What is known of one demand series: two hours finely, two days, five weeks coarsely.
///
/// A gap is a gap: nothing is held over it, and nothing is zero that was not observed as zero.
/// Size: 2,496 cells of 2 bytes, 5 KB in memory, 7 KB as text. Cost of a sample: constant.
struct History: Hashable, Sendable {
    /// No observation is taken to speak for a longer time before it.
    static let longestSpan = 1800.0

    private(set) var fine = Ring(cellSeconds: 30, capacity: 240)
    private(set) var middle = Ring(cellSeconds: 300, capacity: 576)
    private(set) var coarse = Ring(cellSeconds: 1800, capacity: 1680)

    /// Adds the mean demand over `start..<end`, in seconds since the epoch; later than all before.
    mutating func add(_ value: Double, from start: Double, to end: Double) {
        let from = max(start, end - History.longestSpan)
        fine.add(value, from: from, to: end)
        middle.add(value, from: from, to: end)
        coarse.add(value, from: from, to: end)
    }

    /// Takes over what `older` knows and this history does not.
    mutating func fill(from older: History) {
        fine.fill(from: older.fine)
        middle.fill(from: older.middle)
        coarse.fill(from: older.coarse)
    }

    func pack(into writer: inout PackedWriter) {
        fine.pack(into: &writer)
        middle.pack(into: &writer)
        coarse.pack(into: &writer)
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        try fine.unpack(from: &reader)
        try middle.unpack(from: &reader)
        try coarse.unpack(from: &reader)
    }
}
