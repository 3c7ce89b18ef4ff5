/// Forecasts of one target that wait for their outcome, oldest first.
///
/// Each keeps what learning needs: what every expert said, what was forecast, and the rows of both regressions.
/// Bound: `limit` forecasts of 152 bytes; further ones are not scored.
struct PendingForecasts: Hashable, Sendable {
    /// Forecasts that wait at most.
    static let limit = 8
    static let experts = Expert.allCases.count

    /// Where a number stands in a forecast's row; the experts' centres come first.
    enum Place {
        static let centre = experts
        static let spread = experts + 1
        static let unit = experts + 2
        static let current = experts + 3
        static let share = experts + 4
        static let quantiles = experts + 5
        /// From here on all numbers are cut to 16 bits.
        static let change = quantiles + QuantileLevel.allCases.count
        static let size = change + ExpertFeatures.columns
        static let width = size + ExpertFeatures.sizeColumns
    }

    /// When each is due, in seconds since the epoch.
    private(set) var due: [Double] = []
    /// The highest demand since each was made.
    private(set) var highest: [Double] = []
    /// (count, `Place.width`).
    private(set) var rows: [Float] = []

    var count: Int { due.count }

    subscript(forecast: Int, place: Int) -> Double { Double(rows[forecast * Place.width + place]) }

    /// The start of a forecast's row in `rows`.
    func row(_ forecast: Int) -> Int { forecast * Place.width }

    mutating func append(due instant: Double, current: Double, row: [Float]) {
        due.append(instant)
        highest.append(current)
        rows.append(contentsOf: row[..<Place.change])
        for value in row[Place.change...] { rows.append(value.cutTo16Bits) }
    }

    mutating func raise(to value: Double) {
        for index in highest.indices { highest[index] = max(highest[index], Double(Float(value))) }
    }

    mutating func removeFirst(_ count: Int) {
        due.removeFirst(count)
        highest.removeFirst(count)
        rows.removeFirst(count * Place.width)
    }

    mutating func removeAll() {
        removeFirst(count)
    }

    func pack(into writer: inout PackedWriter) {
        writer.write(Int64(count))
        for index in due.indices {
            writer.write(due[index])
            writer.write(highest[index])
            let row = rows[(index * Place.width)..<((index + 1) * Place.width)]
            writer.write(Array(row.prefix(Place.change)))
            writer.write(row.dropFirst(Place.change).map { UInt16($0.bitPattern >> 16) })
        }
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        self = PendingForecasts()
        for _ in 0..<(try reader.count(atMost: PendingForecasts.limit)) {
            due.append(try reader.double())
            highest.append(try reader.double())
            rows.append(contentsOf: try reader.floats(Place.change))
            for code in try reader.codes(Place.width - Place.change) {
                let value = Float(bitPattern: UInt32(code) << 16)
                guard value.isFinite else { throw .notANumber(at: rows.count) }
                rows.append(value)
            }
        }
    }
}

extension Float {
    /// The nearest number whose lower 16 bits are zero; keeps two to three digits.
    var cutTo16Bits: Float { Float(bitPattern: (bitPattern &+ 0x8000) & 0xFFFF_0000) }
}
