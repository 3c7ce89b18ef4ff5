import Foundation
public import Measures

extension RandomStream {
    /// A number in (0, 1), neither end included: (k + 1/2)·2⁻⁵² for a uniform k of 52 bits.
    public mutating func unitDraw() -> Double {
        (Double(next() >> 12) + 0.5) * 0x1p-52
    }

    /// A number of the exponential distribution with mean 1.
    mutating func exponentialDraw() -> Double {
        -log(unitDraw())
    }
}
