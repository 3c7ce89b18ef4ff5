/// One workload's decisions counted since this process began to decide for it.
public struct DecisionTally: Hashable, Sendable {
    /// Decisions for more replicas.
    public private(set) var up = 0
    /// Decisions for fewer.
    public private(set) var down = 0
    /// Decisions for as many as there are.
    public private(set) var hold = 0
    /// How often each rule bound.
    public private(set) var bound: [String: Int] = [:]

    /// Counts nothing yet.
    public init() {}

    /// Counts `record`; one without a size (the scale could not be read) counts as a hold, which is what it does.
    public mutating func count(_ record: DecisionRecord) {
        let from = record.from ?? 0
        let to = record.to ?? from
        if to > from { up += 1 } else if to < from { down += 1 } else { hold += 1 }
        if let rule = record.boundBy { bound[rule, default: 0] += 1 }
    }
}

/// What is known of one workload between two decisions.
public struct WorkloadStatus: Hashable, Sendable {
    /// The last decision.
    public var record: DecisionRecord
    /// All of them, counted.
    public var tally: DecisionTally

    /// Makes a status.
    public init(record: DecisionRecord, tally: DecisionTally) {
        self.record = record
        self.tally = tally
    }
}
