/// Deals pods out to classes so that each has its share at any time; the same for everybody, without chance.
struct PodClassDealer: Sendable {
    private let shares: [Double]
    private var credits: [Double]

    init(_ classes: [PodClass]) {
        shares = classes.map { $0.share.isFinite ? max($0.share, 1e-9) : 1 }
        credits = [Double](repeating: 0, count: classes.count)
    }

    /// The class of the next pod.
    mutating func next() -> Int {
        var best = 0
        for place in credits.indices {
            credits[place] += shares[place]
            if credits[place] > credits[best] { best = place }
        }
        credits[best] -= shares.reduce(0, +)
        return best
    }
}
