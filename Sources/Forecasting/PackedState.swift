/// Why packed state cannot be read.
enum PackedError: Error, Hashable {
    case notBase64(at: Int)
    case tooShort(bytes: Int)
    case tooLong(bytes: Int)
    case version(found: Int, accepted: Int)
    case notANumber(at: Int)
    case count(found: Int, most: Int)
}

/// Numbers one after the other, little-endian; what state is remembered as.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []

    private mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ value: Int64) { append(value) }
    mutating func write(_ value: Double) { append(value.bitPattern) }
    mutating func write(_ value: Float) { append(value.bitPattern) }
    mutating func write(_ values: [Float]) { for value in values { write(value) } }
    mutating func write(_ codes: [UInt16]) { for code in codes { append(code) } }
}

/// Reads what `PackedWriter` wrote; never past the end, and no number that is none.
struct PackedReader {
    /// A counter that is larger was never counted.
    static let countMost = 1 << 40

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func next<Number: FixedWidthInteger>(_ type: Number.Type) throws(PackedError)
        -> Number
    {
        let size = MemoryLayout<Number>.size
        guard position + size <= bytes.count else { throw .tooShort(bytes: bytes.count) }
        var value: Number = 0
        for index in 0..<size {
            value |= Number(truncatingIfNeeded: bytes[position + index]) << (8 * index)
        }
        position += size
        return value
    }

    mutating func int64() throws(PackedError) -> Int64 { try next(Int64.self) }

    mutating func count(atMost most: Int) throws(PackedError) -> Int {
        let found = try int64()
        guard (0...Int64(most)).contains(found) else {
            throw .count(found: Int(clamping: found), most: most)
        }
        return Int(found)
    }

    mutating func double() throws(PackedError) -> Double {
        let value = Double(bitPattern: try next(UInt64.self))
        guard value.isFinite else { throw .notANumber(at: position) }
        return value
    }

    mutating func float() throws(PackedError) -> Float {
        let value = Float(bitPattern: try next(UInt32.self))
        guard value.isFinite else { throw .notANumber(at: position) }
        return value
    }

    mutating func floats(_ count: Int) throws(PackedError) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try float()) }
        return values
    }

    mutating func codes(_ count: Int) throws(PackedError) -> [UInt16] {
        var codes: [UInt16] = []
        codes.reserveCapacity(count)
        for _ in 0..<count { codes.append(try next(UInt16.self)) }
        return codes
    }

    /// Nothing may follow.
    func finish() throws(PackedError) {
        guard position == bytes.count else { throw .tooLong(bytes: bytes.count) }
    }
}
