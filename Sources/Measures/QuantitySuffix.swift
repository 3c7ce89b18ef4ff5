/// What stands behind the number of a quantity: a family, and a power of ten or two.
struct QuantitySuffix: Hashable {
    enum Multiplier: Hashable {
        case ten(exponent: Int32)
        case two(exponent: Int)
    }

    let format: Quantity.Format
    let multiplier: Multiplier

    /// Reads `m`, `Ki`, `e-3` or nothing.
    init(_ bytes: ArraySlice<UInt8>) throws(QuantityError) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let exponent = Self.decimal.first(where: { $0.text == text })?.exponent {
            (format, multiplier) = (.decimalSI, .ten(exponent: exponent))
        } else if let index = Self.binary.firstIndex(of: text) {
            (format, multiplier) = (.binarySI, .two(exponent: (index + 1) * 10))
        } else if text.first == "e" || text.first == "E", let exponent = Int64(text.dropFirst()) {
            // Kubernetes keeps the low 32 bits only: 1e4294967296 is 1.
            (format, multiplier) = (.decimalExponent, .ten(exponent: Int32(truncatingIfNeeded: exponent)))
        } else {
            throw .unknownSuffix
        }
    }

    /// The suffix of a decimal family; nothing where it has no letter, as in Kubernetes, so that `1000E` prints `1`.
    static func text(exponent: Int, _ format: Quantity.Format) -> String {
        if format == .decimalExponent { return exponent == 0 ? "" : "e\(exponent)" }
        return decimal.first { $0.exponent == exponent }?.text ?? ""
    }

    private static let decimal: [(text: String, exponent: Int32)] = [
        ("", 0), ("m", -3), ("k", 3), ("M", 6), ("G", 9), ("u", -6), ("n", -9), ("T", 12), ("P", 15), ("E", 18),
    ]
    private static let binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
}
