/// Whole numbers from a quantity, with the rounding and the overflow of Kubernetes.
extension Quantity {
    /// The number in whole units, away from zero on any remainder; wraps or is 0 where Kubernetes does.
    public var value: Int64 { integer(scale: 0) }

    /// The number in thousandths, away from zero on any remainder; wraps or is 0 where Kubernetes does.
    public var milliValue: Int64 { integer(scale: -3) }

    /// The exact sum; nil if it has thousands of digits.
    public static func + (left: Quantity, right: Quantity) -> Quantity? {
        if case .small(let mantissa, let scale) = left.amount, case .small(let other, let otherScale) = right.amount,
            scale == otherScale
        {
            let (sum, overflow) = mantissa.addingReportingOverflow(other)
            if !overflow { return Quantity(amount: .small(mantissa: sum, scale: scale), format: left.format) }
        }
        guard let sum = left.exact + right.exact else { return nil }
        return Quantity(amount: .large(sum), format: left.format)
    }

    private func integer(scale wanted: Int) -> Int64 {
        switch amount {
        case .small(let mantissa, let scale): Self.small(mantissa, places: wanted - Int(scale))
        case .large(let number): Self.large(number, places: number.decimals + wanted)
        }
    }

    /// mantissa ÷ 10^places.
    private static func small(_ mantissa: Int64, places: Int) -> Int64 {
        if places == 0 || mantissa == 0 { return mantissa }
        if places > 0 {
            guard places <= 18 else { return mantissa.signum() }
            let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: powers[places])
            return remainder == 0 ? quotient : quotient + remainder.signum()
        }
        switch -places {
        case 1, 2, 3, 6, 9: return mantissa == .min ? 0 : mantissa &* powers[-places]
        case 4...18:
            let (product, overflow) = mantissa.multipliedReportingOverflow(by: powers[-places])
            return overflow ? 0 : product
        default: return 0
        }
    }

    /// unscaled ÷ 10^places.
    private static func large(_ number: LargeDecimal, places: Int) -> Int64 {
        if places == 0 { return number.unscaledLowBits }
        if places < 0 { return places > -19 ? number.unscaledLowBits &* powers[-places] : 0 }
        guard number.isUnscaledBelowMax, places < 19 else { return number.unscaledQuotientLowBits(places: places) }
        let (quotient, remainder) = number.unscaledLowBits.quotientAndRemainder(dividingBy: powers[places])
        return remainder == 0 ? quotient : quotient &+ 1
    }

    private static let powers: [Int64] = (0...18).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
