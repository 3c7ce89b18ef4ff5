/// A demand in 16 bits: half of the bits of a `Float`, chosen for numbers that are never negative.
///
/// Six bits of exponent and ten of fraction: from 2^-31 to 2^32, to one part in 2,000. Zero is exact; a gap has a
/// code of its own, so that missing never reads as zero. Larger values are cut to the largest.
enum DemandCode {
    /// Not known.
    static let gap: UInt16 = .max
    private static let largest: UInt16 = .max - 1
    /// Bits of a `Float`'s fraction that are dropped.
    private static let dropped: UInt32 = 13
    /// The code of 2^-31 before the exponents are moved, less one: code 0 stays free for zero.
    private static let offset: UInt32 = ((127 - 31) << 10) - 1

    static func encode(_ value: Double) -> UInt16 {
        guard !value.isNaN else { return gap }
        let bits = Float(max(0, value)).bitPattern
        let rounded = (bits + (1 << (dropped - 1))) >> dropped
        guard rounded > offset else { return 0 }
        return UInt16(min(rounded - offset, UInt32(largest)))
    }

    /// The demand; NaN for a gap.
    static func decode(_ code: UInt16) -> Double {
        if code == gap { return .nan }
        if code == 0 { return 0 }
        return Double(Float(bitPattern: (UInt32(code) + offset) << dropped))
    }
}
