import Measures

/// How far a behaviour's rules let the size go from here (spec 7.3).
///
/// Limits count from the size at the start of their period, so all changes within one period share one budget.
/// Source: `calculateScaleUpLimitWithScalingRules` and its mirror in `horizontal.go`, Kubernetes 1.36.
struct RateLimits {
    let current: Int32
    let events: ScaleEvents
    let now: Timestamp

    /// The most replicas; never below `current`.
    func most(_ rule: ScalingRule) -> Int32 {
        if rule.selectPolicy == "Disabled" { return current }
        let limits = limits(rule) { limit, start in
            switch limit.type {
            case "Pods": start &+ limit.value
            case "Percent": Int32(cutting: (Double(start) * (1 + Double(limit.value) / 100)).rounded(.up))
            default: nil
            }
        }
        let limit = rule.selectPolicy == "Min" ? limits.min() ?? .max : limits.max() ?? .min
        return max(limit, current)
    }

    /// The fewest replicas; never above `current`.
    func fewest(_ rule: ScalingRule) -> Int32 {
        if rule.selectPolicy == "Disabled" { return current }
        let limits = limits(rule) { limit, start in
            switch limit.type {
            case "Pods": start &- limit.value
            case "Percent": Int32(cutting: Double(start) * (1 - Double(limit.value) / 100))
            default: nil
            }
        }
        let limit = rule.selectPolicy == "Min" ? limits.max() ?? .min : limits.min() ?? .max
        return min(limit, current)
    }

    /// One number for each limit; one of unknown type repeats the number before it, as in Kubernetes.
    private func limits(_ rule: ScalingRule, _ number: (ScalingRule.Limit, Int32) -> Int32?) -> [Int32] {
        var last: Int32 = 0
        return (rule.policies ?? []).map { limit in
            let (added, removed) = events.changes(within: .seconds(limit.periodSeconds), now: now)
            last = number(limit, current &- added &+ removed) ?? last
            return last
        }
    }
}
