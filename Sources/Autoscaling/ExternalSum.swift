/// The sum of an External metric's series, in thousandths, with Kubernetes' guards against overflow.
///
/// Source: `GetExternalMetricReplicas` and `GetExternalPerPodMetricReplicas` of `replica_calculator.go`, 1.36.
enum ExternalSum {
    /// For a target value: stops at the highest number before it would pass it; a negative overflow wraps.
    static func forValue(_ values: [Int64]) -> Int64 {
        var sum: Int64 = 0
        for value in values {
            if value > 0 && sum > .max - value { return .max }
            sum &+= value
        }
        return sum
    }

    /// For a target per replica: a sum below zero is taken for an overflow, and is the highest number.
    static func forAverage(_ values: [Int64]) -> Int64 {
        var sum: Int64 = 0
        for value in values {
            sum &+= value
            if sum < 0 { return .max }
        }
        return sum
    }
}
