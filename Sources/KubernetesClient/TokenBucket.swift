public import Measures

/// A rate limit: `burst` at once, and `perSecond` in the long run.
///
/// Takers queue: each is told how long to wait, and later ones wait longer.
public struct TokenBucket: Hashable, Sendable {
    private let perSecond: Double
    private let burst: Double
    /// Below zero: that many are waiting.
    private var tokens: Double
    private var at: Timestamp?

    /// Makes a full bucket; both at least 1.
    public init(perSecond: Double, burst: Int) {
        self.perSecond = max(perSecond, 1)
        self.burst = Double(max(burst, 1))
        tokens = self.burst
    }

    /// Takes one token.
    ///
    /// - Returns: how long to wait before using it; zero within the burst. A clock that goes back adds nothing.
    public mutating func take(now: Timestamp) -> Duration {
        if let at, now > at { tokens = min(burst, tokens + (now - at).seconds * perSecond) }
        at = max(at ?? now, now)
        tokens -= 1
        return tokens >= 0 ? .zero : .seconds(-tokens / perSecond)
    }
}
