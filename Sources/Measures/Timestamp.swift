/// An instant of wall time, to the nanosecond; what rules remember and what objects carry.
///
/// Rules take it as an argument and never read a clock. Range: years 1678 to 2262.
/// In JSON it is RFC 3339 text in UTC, with as many digits of fraction as it needs.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    public let nanoseconds: Int64

    /// Makes the instant `nanoseconds` after 1970-01-01T00:00:00Z.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Makes the instant `seconds` after 1970-01-01T00:00:00Z, with a further `milliseconds`.
    public init(seconds: Int64, milliseconds: Int64 = 0) {
        self.init(nanoseconds: seconds * 1_000_000_000 + milliseconds * 1_000_000)
    }

    /// Whole seconds since 1970, toward negative infinity.
    public var wholeSeconds: Int64 {
        nanoseconds >= 0 ? nanoseconds / 1_000_000_000 : -((-nanoseconds + 999_999_999) / 1_000_000_000)
    }

    /// The same instant cut to the whole second, as Kubernetes objects carry it.
    public var cutToSecond: Timestamp {
        Timestamp(seconds: wholeSeconds)
    }

    /// Orders by time, earlier first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The instant `duration` later; saturates at the ends of the range.
    public static func + (instant: Timestamp, duration: Duration) -> Timestamp {
        let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
        guard overflow else { return Timestamp(nanoseconds: sum) }
        return Timestamp(nanoseconds: duration < .zero ? .min : .max)
    }

    /// The instant `duration` earlier; saturates at the ends of the range.
    public static func - (instant: Timestamp, duration: Duration) -> Timestamp {
        instant + (.zero - duration)
    }

    /// The time from `right` to `left`; negative if `left` is the earlier one.
    public static func - (left: Timestamp, right: Timestamp) -> Duration {
        .nanoseconds(left.nanoseconds) - .nanoseconds(right.nanoseconds)
    }
}

extension Duration {
    /// Nanoseconds, cut toward zero; saturates at the range of `Int64` (292 years).
    public var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, overflows) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflows ? (seconds < 0 ? .min : .max) : sum
    }

    /// Seconds as a floating-point number.
    public var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
