/// An exact decimal number of any length: ±digits × 10^exponent.
///
/// The form of a quantity that is too long for `Int64`. Zeros at the end live in the exponent, so that a number of
/// two thousand million digits costs one; what grows is bounded by `Quantity.textBytesMax`.
struct LargeDecimal: Sendable {
    let isNegative: Bool
    /// Decimal digits, most significant first; neither the first nor the last is 0; none for zero.
    let digits: [UInt8]
    /// The power of ten of the last digit; 0 for zero.
    let exponent: Int
    /// How many decimals the unscaled integer of Kubernetes has; it decides overflow and rounding, not the number.
    let decimals: Int

    init(isNegative: Bool, digits: some BidirectionalCollection<UInt8>, exponent: Int, decimals: Int = 0) {
        let leading = digits.drop { $0 == 0 }
        var end = leading.endIndex
        while end > leading.startIndex, leading[leading.index(before: end)] == 0 { end = leading.index(before: end) }
        let significant = leading[..<end]
        self.digits = Array(significant)
        self.isNegative = isNegative && !significant.isEmpty
        self.exponent = significant.isEmpty ? 0 : exponent + leading.distance(from: end, to: leading.endIndex)
        self.decimals = decimals
    }

    init(_ mantissa: Int64, exponent: Int = 0) {
        let digits = String(mantissa.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
        self.init(isNegative: mantissa < 0, digits: digits, exponent: exponent, decimals: max(0, -exponent))
    }

    var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }
    var isWhole: Bool { exponent >= 0 }

    /// −1, 0 or 1 as the number is less than, equal to or greater than `other`.
    func compared(to other: LargeDecimal) -> Int {
        guard sign == other.sign else { return sign < other.sign ? -1 : 1 }
        let (tall, otherTall) = (digits.count + exponent, other.digits.count + other.exponent)
        if tall != otherTall { return tall < otherTall ? -sign : sign }
        if digits == other.digits { return 0 }
        return digits.lexicographicallyPrecedes(other.digits) ? -sign : sign
    }

    /// The same number cut to `decimals` decimals, away from zero on any remainder.
    func rounded(toDecimals decimals: Int) -> LargeDecimal {
        let excess = -exponent - decimals
        guard excess > 0, !digits.isEmpty else {
            return LargeDecimal(isNegative: isNegative, digits: digits, exponent: exponent, decimals: decimals)
        }
        // The last digit is not 0, so whatever is cut off is a remainder.
        let kept = Self.incremented(Array(digits.dropLast(min(excess, digits.count))))
        return LargeDecimal(isNegative: isNegative, digits: kept, exponent: -decimals, decimals: decimals)
    }

    /// The magnitude times `factor`.
    func multiplied(by factor: UInt32) -> LargeDecimal {
        var product: [UInt8] = []
        var carry: UInt64 = 0
        for digit in digits.reversed() {
            carry += UInt64(digit) * UInt64(factor)
            product.append(UInt8(carry % 10))
            carry /= 10
        }
        while carry > 0 {
            product.append(UInt8(carry % 10))
            carry /= 10
        }
        return LargeDecimal(
            isNegative: isNegative, digits: product.reversed() as [UInt8], exponent: exponent, decimals: decimals)
    }

    private static func incremented(_ digits: [UInt8]) -> [UInt8] {
        var digits = digits
        for position in digits.indices.reversed() {
            if digits[position] < 9 {
                digits[position] += 1
                return digits
            }
            digits[position] = 0
        }
        return [1] + digits
    }
}

/// The unscaled integer, number × 10^decimals, as a big integer of Kubernetes would give it out.
extension LargeDecimal {
    /// The nearest `Double`; infinite if there is none.
    var unscaledDouble: Double {
        guard !digits.isEmpty else { return 0 }
        let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        return Double("\(isNegative ? "-" : "")\(text)e\(exponent + decimals)") ?? .infinity
    }

    /// The low 64 bits of the magnitude, with the sign put on.
    var unscaledLowBits: Int64 {
        let bits = Self.lowBits(digits[...], zeros: exponent + decimals)
        return isNegative ? 0 &- bits : bits
    }

    /// Whether the unscaled integer is less than `Int64.max`, sign included.
    var isUnscaledBelowMax: Bool {
        compared(to: LargeDecimal(.max, exponent: -decimals)) < 0
    }

    /// The low 64 bits of the unscaled integer divided by 10^places, up on any remainder; the number is not negative.
    func unscaledQuotientLowBits(places: Int) -> Int64 {
        let zeros = exponent + decimals - places
        if zeros >= 0 { return Self.lowBits(digits[...], zeros: zeros) }
        return Self.lowBits(digits.dropLast(-zeros), zeros: 0) &+ 1
    }

    /// The number, if it is whole and fits.
    var wholeNumber: Int64? {
        guard isWhole, digits.count + exponent <= 19, compared(to: LargeDecimal(.max)) <= 0,
            compared(to: LargeDecimal(.min)) >= 0
        else { return nil }
        let bits = Self.lowBits(digits[...], zeros: exponent)
        return isNegative ? 0 &- bits : bits
    }

    private static func lowBits(_ digits: ArraySlice<UInt8>, zeros: Int) -> Int64 {
        var bits: UInt64 = 0
        for digit in digits { bits = bits &* 10 &+ UInt64(digit) }
        // 10^64 is a multiple of 2^64.
        if zeros >= 64 { return 0 }
        for _ in 0..<max(0, zeros) { bits = bits &* 10 }
        return Int64(bitPattern: bits)
    }
}

extension LargeDecimal {
    /// The exact sum; it has as many decimals as the term that has more.
    static func + (left: LargeDecimal, right: LargeDecimal) -> LargeDecimal? {
        let exponent = min(left.exponent, right.exponent)
        let length = max(left.digits.count + left.exponent, right.digits.count + right.exponent) - exponent
        guard length <= sumDigitsMax else { return nil }
        var columns = [Int](repeating: 0, count: length + 1)  // least significant first
        for term in [left, right] {
            for (offset, digit) in term.digits.reversed().enumerated() {
                columns[offset + term.exponent - exponent] += term.isNegative ? -Int(digit) : Int(digit)
            }
        }
        let isNegative = (columns.last { $0 != 0 } ?? 0) < 0
        var carry = 0
        for position in columns.indices {
            let column = (isNegative ? -columns[position] : columns[position]) + carry
            carry = column < 0 ? -1 : column / 10
            columns[position] = column - carry * 10
        }
        return LargeDecimal(
            isNegative: isNegative, digits: columns.reversed().map { UInt8($0) }, exponent: exponent,
            decimals: max(left.decimals, right.decimals))
    }

    /// No sum of two quantities that a cluster can hold is longer; one of `1e2147483647` would fill the memory.
    private static let sumDigitsMax = 8_192
}
