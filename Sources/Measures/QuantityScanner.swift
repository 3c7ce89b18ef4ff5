/// The parts of a quantity's text.
struct QuantityScanner {
    /// Digits before and after the point, as numbers; zeros in front are left out, at least one digit is there.
    private(set) var whole: ArraySlice<UInt8> = []
    private(set) var fraction: ArraySlice<UInt8> = []
    private(set) var suffix: ArraySlice<UInt8> = []
    private var isNegative = false

    static func scan(_ bytes: [UInt8]) throws(QuantityError) -> QuantityScanner {
        guard !bytes.isEmpty else { throw .malformed }
        guard bytes.count <= Quantity.textBytesMax else { throw .tooLong(bytes: bytes.count) }
        var scanned = QuantityScanner()
        var rest = bytes[...]
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            scanned.isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        rest = rest.drop { $0 == UInt8(ascii: "0") }
        scanned.whole = takeDigits(&rest)
        if scanned.whole.isEmpty { scanned.whole = [0] }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            scanned.fraction = takeDigits(&rest)
        }
        scanned.suffix = rest
        rest = rest.drop { suffixLetters.contains($0) }
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
        _ = takeDigits(&rest)
        guard rest.isEmpty else { throw .malformed }
        return scanned
    }

    /// The fast form, if the number is short enough for it.
    func smallAmount(_ suffix: QuantitySuffix) -> Quantity.Amount? {
        switch suffix.multiplier {
        case .ten(let exponent):
            guard whole.count + fraction.count <= 18 else { return nil }
            let scale = exponent &- Int32(fraction.count)
            return scale < -9 ? nil : .small(mantissa: signed(mantissa), scale: scale)
        case .two(let exponent):
            // Kubernetes estimates the digits of 2^exponent; this is its table.
            let digitsMax = [10: 11, 20: 8, 30: 5, 40: 2][exponent] ?? 0
            guard fraction.isEmpty, whole.count <= digitsMax else { return nil }
            return .small(mantissa: signed(mantissa << Int64(exponent)), scale: 0)
        }
    }

    /// Whether the text that has a fast form is already its canonical one.
    func isCanonical(_ suffix: QuantitySuffix) -> Bool {
        switch suffix.multiplier {
        case .ten(let exponent):
            let digits = whole + fraction
            return (exponent &- Int32(fraction.count)) % 3 == 0 && digits.first != 0 && !digits.hasThreeZerosLast
        case .two: return mantissa & 7 != 0
        }
    }

    /// The exact number at nine decimals, and the family that it prints with.
    func largeAmount(_ suffix: QuantitySuffix) -> (LargeDecimal, Quantity.Format) {
        let digits = whole + fraction
        switch suffix.multiplier {
        case .ten(let exponent):
            let exponent = Int(exponent) - fraction.count
            let exact = LargeDecimal(isNegative: isNegative, digits: digits, exponent: exponent)
            return (exact.rounded(toDecimals: 9), suffix.format)
        case .two(let exponent):
            var exact = LargeDecimal(isNegative: isNegative, digits: digits, exponent: -fraction.count)
            for _ in 0..<exponent / 10 { exact = exact.multiplied(by: 1024) }
            let number = exact.rounded(toDecimals: 9)
            let magnitude = LargeDecimal(isNegative: false, digits: number.digits, exponent: number.exponent)
            if magnitude.compared(to: LargeDecimal(.max)) > 0 {
                let cap = LargeDecimal(.max)
                return (LargeDecimal(isNegative: isNegative, digits: cap.digits, exponent: cap.exponent), .binarySI)
            }
            let isFraction = magnitude.sign > 0 && magnitude.compared(to: LargeDecimal(1)) < 0
            return (number, isFraction ? .decimalSI : .binarySI)
        }
    }

    /// The value of up to 18 digits.
    private var mantissa: Int64 {
        (whole + fraction).reduce(0) { $0 &* 10 &+ Int64($1) }
    }

    private func signed(_ magnitude: Int64) -> Int64 {
        isNegative ? -magnitude : magnitude
    }

    private static let suffixLetters = Array("eEinumkKMGTP".utf8)

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits.map { $0 - UInt8(ascii: "0") }[...]
    }
}

extension ArraySlice<UInt8> {
    fileprivate var hasThreeZerosLast: Bool {
        count >= 3 && suffix(3).allSatisfy { $0 == 0 }
    }
}
