/// The numbers of an exposition.
enum ExposedNumber {
    /// Bytes of one number; the longest double that anybody prints has 25.
    private static let bytesMax = 64
    private static let words: [String: Double] = [
        "nan": .nan, "inf": .infinity, "+inf": .infinity, "-inf": -.infinity,
        "infinity": .infinity, "+infinity": .infinity, "-infinity": -.infinity,
    ]

    /// The number that `text` is, in decimal or as a word; nil if it is none.
    static func value(of text: ArraySlice<UInt8>) -> Double? {
        if let value = shortDecimal(text) { return value }
        guard text.count <= bytesMax else { return nil }
        let string = String(decoding: text, as: UTF8.self)
        // `Double` would also take hexadecimal and `nan(…)`, which no exposition has.
        guard text.allSatisfy(isDecimalByte) else { return words[string.lowercased()] }
        return Double(string)
    }

    /// Up to 15 digits with or without a point: exact as a quotient of two doubles, and nearly every sample.
    private static func shortDecimal(_ text: ArraySlice<UInt8>) -> Double? {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = isNegative ? text.dropFirst() : text
        guard (1...16).contains(digits.count) else { return nil }
        var mantissa: Int64 = 0
        var divisor: Int64?
        var count = 0
        for byte in digits {
            if byte == UInt8(ascii: "."), divisor == nil {
                divisor = 1
            } else if LineCursor.isDigit(byte), count < 15 {
                mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
                divisor = divisor.map { $0 * 10 }
                count += 1
            } else {
                return nil
            }
        }
        guard count > 0 else { return nil }
        let value = Double(mantissa) / Double(divisor ?? 1)
        return isNegative ? -value : value
    }

    private static func isDecimalByte(_ byte: UInt8) -> Bool {
        LineCursor.isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
    }
}
