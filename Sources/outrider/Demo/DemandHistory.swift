import Measures

/// Demand as one mean a bar, for the picture.
struct DemandHistory {
    private let bar: Duration
    private var sums: [(sum: Double, count: Int)] = []

    init(bar: Duration) {
        self.bar = bar
    }

    /// Means, oldest first; a bar that saw nothing repeats the one before.
    var values: [Double] {
        var last = 0.0
        return sums.map { sum, count in
            if count > 0 { last = sum / Double(count) }
            return last
        }
    }

    /// Adds a value seen `elapsed` after the beginning.
    mutating func add(_ value: Double, at elapsed: Duration) {
        let index = max(0, Int(elapsed / bar))
        while sums.count <= index { sums.append((0, 0)) }
        sums[index].sum += value
        sums[index].count += 1
    }
}
