/// The lines and cells of a CSV text, read once from front to back.
///
/// Works on bytes: a trace has up to millions of lines, and none of its cells is quoted.
struct TraceText {
    /// Cells of a line that are looked at; what stands behind them belongs to nobody.
    private static let cellsMax = 16
    /// Characters of a cell that an error repeats.
    private static let shownMax = 80

    let file: String
    private let bytes: [UInt8]
    private var position = 0
    /// Number of the present line, counted from 1; 0 before the first.
    private(set) var line = 0
    /// Where the present line's cells are.
    private(set) var cells: [Range<Int>] = []
    /// Where the present line is.
    private var whole = 0..<0

    init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// Whether every line has been read; a last empty line is no line.
    private var isAtEnd: Bool { position >= bytes.count }

    /// Goes to the next line.
    ///
    /// - Returns: false at the end.
    /// - Throws: a text of more lines than `Trace.linesMax`.
    mutating func next() throws(TraceError) -> Bool {
        guard !isAtEnd else { return false }
        line += 1
        guard line <= Trace.linesMax else {
            throw fail("file", "more than \(Trace.linesMax) lines", "at most \(Trace.linesMax) lines")
        }
        cells.removeAll(keepingCapacity: true)
        let start = position
        var cellStart = position
        bytes.withUnsafeBufferPointer { bytes in
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
                if bytes[position] == UInt8(ascii: ",") {
                    if cells.count < Self.cellsMax { cells.append(cellStart..<position) }
                    cellStart = position + 1
                }
                position += 1
            }
        }
        if cells.count < Self.cellsMax { cells.append(cellStart..<position) }
        whole = start..<position
        position += 1
        return true
    }

    /// The present line's cells as texts.
    var texts: [String] { cells.map(text) }

    /// The present line, for an error about all of it.
    var lineText: String { text(whole) }

    /// A cell's text, in full.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Lines still to come, at a guess from the length of the present one.
    var linesLeft: Int {
        min(Trace.linesMax, max(0, bytes.count - position) / max(2, whole.count))
    }

    /// An error at the present line.
    func fail(_ field: String, _ found: String, _ accepted: String) -> TraceError {
        let shown = found.count <= Self.shownMax ? found : String(found.prefix(Self.shownMax)) + "…"
        return TraceError(file: file, line: max(1, line), field: field, found: shown, accepted: accepted)
    }

    // MARK: Numbers

    /// The largest whole number that a Double's mantissa holds with every smaller one.
    private static let exactMax: UInt64 = 1 << 53
    /// Powers of ten that a Double holds exactly; a mantissa divided by one of them is correctly rounded.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    ]

    /// The number in a cell, as `Double(String)` reads it; nil if it is none.
    func number(_ cell: Int) -> Double? {
        let range = cells[cell]
        let fast: Double? = bytes.withUnsafeBufferPointer { bytes in
            var mantissa: UInt64 = 0
            var fraction: Int?
            // 18 digits and a point fit; longer texts take the other way.
            guard !range.isEmpty, range.count <= 19 else { return nil }
            for index in range {
                let byte = bytes[index]
                if byte == UInt8(ascii: "."), fraction == nil {
                    fraction = 0
                } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                    mantissa = mantissa &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
                    fraction = fraction.map { $0 + 1 }
                } else {
                    return nil
                }
            }
            let digits = range.count - (fraction == nil ? 0 : 1)
            guard digits > 0, mantissa < Self.exactMax else { return nil }
            return Double(mantissa) / Self.powers[fraction ?? 0]
        }
        return fast ?? Double(text(range))
    }

    /// The whole number in a cell; nil if it is none.
    func whole(_ cell: Int) -> Int? {
        let range = cells[cell]
        let fast: Int? = bytes.withUnsafeBufferPointer { bytes in
            guard !range.isEmpty, range.count <= 18 else { return nil }
            var value = 0
            for index in range {
                let digit = Int(bytes[index]) - 0x30
                guard digit >= 0, digit <= 9 else { return nil }
                value = value &* 10 &+ digit
            }
            return value
        }
        return fast ?? Int(text(range))
    }
}

extension TraceText {
    /// A cell of seconds, finite and not before `before`.
    func time(_ cell: Int, notBefore before: Double) throws(TraceError) -> Double {
        guard let seconds = number(cell), seconds >= before, seconds < 1e10 else {
            throw fail("seconds", text(cells[cell]), "a number not below \(before), the line before")
        }
        return seconds
    }

    /// A cell of tokens, from `low` to `Trace.tokensMax`.
    func tokens(_ cell: Int, _ field: String, from low: Int) throws(TraceError) -> Int {
        guard let tokens = whole(cell), tokens >= low, tokens <= Trace.tokensMax else {
            throw fail(field, text(cells[cell]), "a whole number from \(low) to \(Trace.tokensMax)")
        }
        return tokens
    }

    /// A cell of a rate; nil for an empty one, which is a gap.
    func rate(_ cell: Int, _ field: String) throws(TraceError) -> Double? {
        if cells[cell].isEmpty { return nil }
        guard let rate = number(cell), rate >= 0, rate < 1e9 else {
            throw fail(field, text(cells[cell]), "a number from 0 to 1e9, or nothing for a gap")
        }
        return rate
    }
}
