import Workloads

/// For metrics of the whole: Object and External.
extension ReplicaCalculator {
    /// For a target value (spec 4.5): as many times the ready pods as the value is of the target.
    ///
    /// - Parameters:
    ///   - usage: thousandths.
    ///   - target: thousandths; 0 only if the target overflowed.
    /// - Throws: if the ready pods would have to be counted, and the selector knows none.
    /// - Returns: from zero, the ratio itself.
    func replicas(usage: Int64, targetValue target: Int64) throws(MetricFault) -> Answer {
        let ratio = Double(usage) / Double(target)
        guard specReplicas != 0 else {
            return Answer(replicas: Int32(cutting: ratio.rounded(.up)), value: usage)
        }
        if tolerance.contains(ratio) { return Answer(replicas: specReplicas, value: usage) }
        guard !selected.isEmpty else { throw .noReadyPods }
        let ready = selected.count { pods[$0].phase == .running && pods[$0].readiness?.status == .isTrue }
        return Answer(replicas: Self.capped(ratio * Double(ready)), value: usage)
    }

    /// For a target per replica (spec 4.6); no pod is looked at, and `status.replicas` is what it divides by.
    ///
    /// - Parameters:
    ///   - usage: thousandths.
    ///   - target: thousandths; 0 only if the target overflowed.
    ///   - isExternal: whether counts and averages out of range are capped; an Object's wrap to the lowest.
    /// - Returns: from zero, usage over target.
    func replicas(usage: Int64, targetAverage target: Int64, isExternal: Bool) -> Answer {
        let ratio = Double(usage) / (Double(target) * Double(statusReplicas))
        let wanted = Double(usage) / Double(target)
        let average = (Double(usage) / Double(statusReplicas)).rounded(.up)
        var replicas = statusReplicas
        if !tolerance.contains(ratio) {
            replicas = isExternal ? Self.capped(wanted) : Int32(cutting: wanted.rounded(.up))
        }
        let isHuge = isExternal && Double(usage) >= 0x1p63
        return Answer(replicas: replicas, average: isHuge ? .max : Int64(cutting: average))
    }

    private static func capped(_ count: Double) -> Int32 {
        count > 2_147_483_647 ? .max : Int32(cutting: count.rounded(.up))
    }
}
