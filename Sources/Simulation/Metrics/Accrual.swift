/// The integral over time of something that is held in steps, such as pods or accelerators.
struct Accrual: Hashable, Sendable {
    private var sum = 0.0
    private var since: Double
    /// What is held now.
    private(set) var level = 0

    /// Begins at an instant with nothing.
    init(at now: Double) {
        since = now
    }

    /// From `now` on, so many more.
    mutating func change(by count: Int, at now: Double) {
        sum = total(at: now)
        since = now
        level += count
    }

    /// Forgets the past and goes on with what is held.
    mutating func restart(at now: Double) {
        sum = 0
        since = now
    }

    /// Level times seconds until `now`.
    func total(at now: Double) -> Double {
        sum + Double(level) * (now - since)
    }
}
