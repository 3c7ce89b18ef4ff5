import Measures

/// Demand as one mean a bar, for the picture; the newest bars only.
struct DemandHistory {
    /// Bars that are kept: more than the picture is wide.
    static let barsMax = 64

    private let bar: Duration
    /// The number of the first bar that is kept, counted from the beginning.
    private var first = 0
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

    /// Adds a value seen `elapsed` after the beginning; values come in the order of time.
    mutating func add(_ value: Double, at elapsed: Duration) {
        let number = max(first, Int(elapsed / bar))
        while first + sums.count <= number {
            sums.append((0, 0))
            if sums.count > Self.barsMax {
                sums.removeFirst()
                first += 1
            }
        }
        sums[number - first].sum += value
        sums[number - first].count += 1
    }
}
