/// A request that is not admitted yet, or not any more.
struct WaitingRequest: Sendable {
    var request: Request
    /// When it reaches the queue.
    var entersAt: Double
    /// Tokens that it wrote before it was put back.
    var written = 0
    /// When the first of them came out.
    var firstTokenAt: Double?
}

/// Requests in the order of arrival; what was put back comes before all others.
struct WaitingQueue: Sendable {
    private var fresh: [WaitingRequest] = []
    private var head = 0
    /// The last one is the first to go.
    private var returned: [WaitingRequest] = []

    var count: Int { fresh.count - head + returned.count }
    var first: WaitingRequest? { returned.last ?? (head < fresh.count ? fresh[head] : nil) }
    /// When the latest of them reaches the queue.
    var lastEntersAt: Double? { head < fresh.count ? fresh[fresh.count - 1].entersAt : nil }

    mutating func append(_ item: WaitingRequest) {
        fresh.append(item)
    }

    mutating func putBack(_ item: WaitingRequest) {
        returned.append(item)
    }

    mutating func removeFirst() {
        if returned.popLast() != nil { return }
        head += 1
        // Give the front back once it is the larger half, so that the cost a request stays constant.
        if head * 2 > fresh.count {
            fresh.removeFirst(head)
            head = 0
        }
    }

    /// How many have reached the queue at `instant`.
    func entered(by instant: Double) -> Int {
        var last = fresh.count
        // Only the newest few can be on their way.
        while last > head, fresh[last - 1].entersAt > instant { last -= 1 }
        return last - head + returned.count
    }

    func forEach(_ body: (WaitingRequest) -> Void) {
        returned.reversed().forEach(body)
        fresh[head...].forEach(body)
    }
}
