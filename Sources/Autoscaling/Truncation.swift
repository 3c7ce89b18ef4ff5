/// Floating point to integers as amd64 converts: toward zero, and the lowest number for all that does not fit.
///
/// Swift's own initialisers would trap.
extension FixedWidthInteger {
    /// Cuts `number` toward zero; NaN, infinities and numbers out of range give the lowest value of the type.
    init(cutting number: Double) {
        self = Self(exactly: number.rounded(.towardZero)) ?? .min
    }
}
