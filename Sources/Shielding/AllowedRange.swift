/// The replica counts still allowed, which a rule can only narrow; on conflict the earlier rule stands.
struct AllowedRange: Hashable, Sendable {
    /// The lowest count allowed.
    private(set) var low: Int32 = 0
    /// The highest count allowed; never below `low`.
    private(set) var high: Int32 = .max
    /// Who set `low`; nil while nobody did.
    private(set) var lowRule: ShieldRule?
    /// Who set `high`; nil while nobody did.
    private(set) var highRule: ShieldRule?

    /// Forbids counts below `floor`, as far as the earlier rules allow that.
    mutating func raise(to floor: Int32, by rule: ShieldRule) {
        guard floor > low else { return }
        low = min(floor, high)
        lowRule = rule
    }

    /// Forbids counts above `ceiling`, as far as the earlier rules allow that.
    mutating func lower(to ceiling: Int32, by rule: ShieldRule) {
        guard ceiling < high else { return }
        high = max(ceiling, low)
        highRule = rule
    }

    /// Allows `replicas` only.
    mutating func hold(at replicas: Int32, by rule: ShieldRule) {
        raise(to: replicas, by: rule)
        lower(to: replicas, by: rule)
    }

    /// The allowed count nearest to `wanted`, and the rule that moved it there; nil if none did.
    func nearest(to wanted: Int32) -> (replicas: Int32, boundBy: ShieldRule?) {
        if wanted < low { return (low, lowRule) }
        if wanted > high { return (high, highRule) }
        return (wanted, nil)
    }
}
