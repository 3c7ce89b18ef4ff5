/// A Kubernetes resource quantity, such as `1500m`, `64Mi` or `1e3`.
///
/// Equality, order and hash go by the exact number (`1` equals `1000m`); the text it was written as is kept where
/// Kubernetes keeps it, so `5.` prints as `5.`. Range: any number of nine decimals; more are rounded away from zero.
/// Source: `pkg/api/resource` of apimachinery, Kubernetes 1.36.
public struct Quantity: Sendable {
    /// The family of suffixes that it prints with.
    public enum Format: Hashable, Sendable {
        /// `n u m k M G T P E`.
        case decimalSI
        /// `Ki Mi Gi Ti Pi Ei`; a number that is not whole, or under 1024, prints as decimal.
        case binarySI
        /// `e3`, `e-6`, …
        case decimalExponent
    }

    /// The number; which case it is in decides how it rounds and overflows, not only how it is stored.
    enum Amount: Sendable {
        /// mantissa × 10^scale.
        case small(mantissa: Int64, scale: Int32)
        /// A number that came with too many digits for `small`, or was brought to nine decimals.
        indirect case large(LargeDecimal)
    }

    let amount: Amount
    /// The family of suffixes that it prints with.
    public let format: Format
    /// The text as written, where that is its canonical form.
    let spelling: String?

    init(amount: Amount, format: Format, spelling: String? = nil) {
        self.amount = amount
        self.format = format
        self.spelling = spelling
    }

    /// Nothing, printed as `0`.
    public static let zero = Quantity(amount: .small(mantissa: 0, scale: 0), format: .decimalSI)

    /// Makes a quantity of thousandths: `.milli(1500)` is `1500m`.
    public static func milli(_ thousandths: Int64, format: Format = .decimalSI) -> Quantity {
        Quantity(amount: .small(mantissa: thousandths, scale: -3), format: format)
    }

    /// −1, 0 or 1, by the exact number.
    public var sign: Int {
        switch amount {
        case .small(let mantissa, _): Int(mantissa.signum())
        case .large(let number): number.sign
        }
    }

    /// The number as Kubernetes converts it to floating point: the mantissa times the rounded power of ten.
    ///
    /// That is not always the nearest `Double`: `0.3` gives 0.30000000000000004, `300m` gives 0.3.
    public var approximateDouble: Double {
        let (base, scale) =
            switch amount {
            case .small(let mantissa, let scale): (Double(mantissa), Int(scale))
            case .large(let number): (number.unscaledDouble, -number.decimals)
            }
        return scale == 0 ? base : base * Self.powerOfTen(scale)
    }

    /// 10^exponent as the product of two rounded powers, as Go's `math.Pow10` has it.
    private static func powerOfTen(_ exponent: Int) -> Double {
        if exponent > 308 { return .infinity }
        if exponent < -323 { return 0 }
        let (coarse, fine) = (exponent.magnitude / 32 * 32, exponent.magnitude % 32)
        let coarsePower = Double("1e\(exponent < 0 ? "-" : "")\(coarse)") ?? .nan
        let finePower = Double("1e\(fine)") ?? .nan
        return exponent < 0 ? coarsePower / finePower : coarsePower * finePower
    }
}

extension Quantity: Comparable {
    /// Equal if the exact numbers are: `1` equals `1000m`.
    public static func == (left: Quantity, right: Quantity) -> Bool {
        left.compared(to: right) == 0
    }

    /// Orders by the exact number.
    public static func < (left: Quantity, right: Quantity) -> Bool {
        left.compared(to: right) < 0
    }

    /// −1, 0 or 1 as the exact number is less than, equal to or greater than `other`'s.
    public func compared(to other: Quantity) -> Int {
        if case .small(let mantissa, let scale) = amount,
            case .small(let otherMantissa, let otherScale) = other.amount, scale == otherScale
        {
            return mantissa < otherMantissa ? -1 : mantissa == otherMantissa ? 0 : 1
        }
        return exact.compared(to: other.exact)
    }

    /// The exact number in the one form that all representations share.
    var exact: LargeDecimal {
        switch amount {
        case .small(let mantissa, let scale): LargeDecimal(mantissa, exponent: Int(scale))
        case .large(let number): number
        }
    }
}

extension Quantity: Hashable {
    /// Equal numbers hash alike, whatever their spelling.
    public func hash(into hasher: inout Hasher) {
        let exact = exact
        hasher.combine(exact.sign)
        hasher.combine(exact.digits)
        hasher.combine(exact.exponent)
    }
}

extension Quantity: Codable {
    /// Reads a string, or a number as its shortest text; `null` is zero, as in Kubernetes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .zero
            return
        }
        let text: String
        if let string = try? container.decode(String.self) {
            text = string
        } else if let integer = try? container.decode(Int64.self) {
            text = String(integer)
        } else {
            // A decoder hands out numbers, not their digits; Double's text is the shortest that names the same number.
            text = String(try container.decode(Double.self))
        }
        do {
            try self.init(Self.trimmed(text))
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\": \(error)")
        }
    }

    /// Writes the canonical text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    private static func trimmed(_ text: String) -> Substring {
        func isBlank(_ character: Character) -> Bool { character.isWhitespace }
        guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return text[first...last]
    }
}
