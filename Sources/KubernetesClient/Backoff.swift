/// How long to wait before the next attempt: twice as long each time, up to a bound, with jitter.
///
/// The wait after failure n lies in [d/2, d], d = min(longest, first · 2ⁿ⁻¹): never nothing, and many clients do not
/// march in step.
public struct Backoff: Hashable, Sendable {
    /// The most that the first wait can be.
    public var first: Duration
    /// The most that any wait can be.
    public var longest: Duration

    /// Between the attempts of one request.
    public static let request = Backoff(first: .milliseconds(200), longest: .seconds(5))
    /// Between the attempts of a watcher; the API server's own clients use 30 s too.
    public static let watch = Backoff(first: .milliseconds(500), longest: .seconds(30))

    /// Makes a rule.
    public init(first: Duration, longest: Duration) {
        self.first = first
        self.longest = longest
    }

    /// The wait after `failures` failures in a row.
    public func delay(after failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let doublings = min(max(failures - 1, 0), 30)  // 2³⁰ times anything is beyond `longest`
        let full = min(first * (1 << doublings), longest)
        return full * Double.random(in: 0.5...1, using: &generator)
    }
}
