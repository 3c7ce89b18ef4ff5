/// Reading and printing.
extension Quantity {
    /// The longest text that is read; the longest that Kubernetes writes itself is under 40 bytes.
    public static let textBytesMax = 4_096

    /// Reads a quantity such as `250m`.
    ///
    /// Kubernetes' scanner, not its quoted expression: `.`, `+` and `Ki` are zero, `5.` is 5, `.5` is a half.
    ///
    /// - Throws: `QuantityError` with Kubernetes' text.
    public init(_ text: some StringProtocol) throws(QuantityError) {
        let scanned = try QuantityScanner.scan(Array(text.utf8))
        let suffix = try QuantitySuffix(scanned.suffix)
        if text == "0" {
            self.init(amount: .small(mantissa: 0, scale: 0), format: .decimalSI, spelling: "0")
        } else if let amount = scanned.smallAmount(suffix) {
            let spelling = scanned.isCanonical(suffix) ? String(text) : nil
            self.init(amount: amount, format: suffix.format, spelling: spelling)
        } else {
            let (number, format) = scanned.largeAmount(suffix)
            self.init(amount: .large(number), format: format)
        }
    }
}

extension Quantity: CustomStringConvertible {
    /// The canonical text, as Kubernetes prints and serialises it.
    public var description: String {
        if let spelling { return spelling }
        let number = exact
        if number.sign == 0 { return "0" }
        switch format {
        case .binarySI: return Self.binaryText(number) ?? Self.decimalText(number, .decimalSI)
        case .decimalSI, .decimalExponent: return Self.decimalText(number, format)
        }
    }

    /// `Ki` and the like; nil for a number that is not whole or under 1024, which prints as decimal.
    private static func binaryText(_ number: LargeDecimal) -> String? {
        guard var whole = number.wholeNumber, whole.magnitude >= 1024 else { return nil }
        var thousands = 0
        while whole % 1024 == 0 {
            whole /= 1024
            thousands += 1
        }
        return "\(whole)\(["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"][thousands])"
    }

    private static func decimalText(_ number: LargeDecimal, _ format: Format) -> String {
        let zeros = ((number.exponent % 3) + 3) % 3
        let exponent = number.exponent - zeros
        var bytes = number.digits.map { $0 + UInt8(ascii: "0") }
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: zeros))
        let magnitude = String(decoding: bytes, as: UTF8.self)
        return (number.isNegative ? "-" : "") + magnitude + QuantitySuffix.text(exponent: exponent, format)
    }
}
