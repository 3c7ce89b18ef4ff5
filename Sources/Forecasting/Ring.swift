/// The newest means of one series over cells of one length; the oldest fall off.
///
/// Cells are aligned to the epoch, so that a cell means the same time of day every day. A closed cell is known if
/// at least half of it was observed.
struct Ring: Hashable, Sendable {
    /// The length of a cell in seconds.
    let cellSeconds: Double
    /// How many closed cells are kept.
    let capacity: Int
    /// Codes of the closed cells; the cell with number n stands at n mod capacity.
    private(set) var codes: [UInt16]
    /// The number of the cell that is being filled, counted from the epoch; nil before the first observation.
    private(set) var open: Int?
    /// ∫ demand and observed seconds of the open cell.
    private(set) var sum = 0.0
    private(set) var seconds = 0.0

    init(cellSeconds: Double, capacity: Int) {
        self.cellSeconds = cellSeconds
        self.capacity = capacity
        codes = Array(repeating: DemandCode.gap, count: capacity)
    }

    /// Adds a mean over `start..<end`.
    ///
    /// Cost: one step for each cell that it touches; callers bound the length.
    mutating func add(_ value: Double, from start: Double, to end: Double) {
        var from = max(start, Double(open ?? .min / 2) * cellSeconds)
        while from < end {
            let cell = Int((from / cellSeconds).rounded(.down))
            advance(to: cell)
            let until = min(end, Double(cell + 1) * cellSeconds)
            sum += value * (until - from)
            seconds += until - from
            guard until > from else { return }
            from = until
        }
    }

    /// Closes cells until `cell` is open.
    private mutating func advance(to cell: Int) {
        guard let open, cell != open else {
            self.open = open ?? cell
            return
        }
        codes[slot(open)] =
            seconds >= cellSeconds / 2 ? DemandCode.encode(sum / seconds) : DemandCode.gap
        for skipped in max(open + 1, cell - capacity)..<max(open + 1, cell) {
            codes[slot(skipped)] = DemandCode.gap
        }
        self.open = cell
        sum = 0
        seconds = 0
    }

    private func slot(_ cell: Int) -> Int {
        let remainder = cell % capacity
        return remainder < 0 ? remainder + capacity : remainder
    }

    /// The mean of a cell, the open one included; NaN if it is not known.
    func mean(ofCell cell: Int) -> Double {
        guard let open, cell <= open, cell >= open - capacity else { return .nan }
        if cell == open { return seconds > 0 ? sum / seconds : .nan }
        return DemandCode.decode(codes[slot(cell)])
    }

    /// The mean over `start...end`, by whole cells; NaN if none of them is known.
    func mean(from start: Double, to end: Double) -> Double {
        var total = 0.0
        var known = 0.0
        for cell in Int((start / cellSeconds).rounded(.down))...Int((end / cellSeconds).rounded(.down)) {
            let mean = mean(ofCell: cell)
            guard !mean.isNaN else { continue }
            total += mean
            known += 1
        }
        return known > 0 ? total / known : .nan
    }

    /// The value at an instant, on the line between the middles of the two cells around it.
    func value(at instant: Double) -> Double {
        let position = instant / cellSeconds - 0.5
        let cell = position.rounded(.down)
        let before = mean(ofCell: Int(cell))
        let after = mean(ofCell: Int(cell) + 1)
        if before.isNaN { return after }
        if after.isNaN { return before }
        return before + (after - before) * (position - cell)
    }

    /// Takes over what `older` knows and this ring does not.
    mutating func fill(from older: Ring) {
        guard let open else {
            self = older
            return
        }
        for cell in (open - capacity)..<open where codes[slot(cell)] == DemandCode.gap {
            let mean = older.mean(ofCell: cell)
            if !mean.isNaN { codes[slot(cell)] = DemandCode.encode(mean) }
        }
    }
}

extension Ring {
    func pack(into writer: inout PackedWriter) {
        writer.write(Int64(open ?? .min))
        writer.write(sum)
        writer.write(seconds)
        writer.write(codes)
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        let number = try reader.int64()
        // 10¹² cells of half a minute are a million years.
        guard number == .min || number.magnitude < 1_000_000_000_000 else {
            throw .count(found: Int(clamping: number), most: 1_000_000_000_000)
        }
        open = number == .min ? nil : Int(number)
        sum = try reader.double()
        seconds = try reader.double()
        codes = try reader.codes(capacity)
    }
}
