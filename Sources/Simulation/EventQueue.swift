/// A queue of things to come, earliest first; equal times leave in the order in which they came.
///
/// A binary heap: O(log n) in and out. The second key makes a run repeat exactly.
struct EventQueue<Payload: Sendable>: Sendable {
    private struct Entry {
        var at: Double
        var order: UInt64
        var payload: Payload

        func isBefore(_ other: Entry) -> Bool {
            at < other.at || (at == other.at && order < other.order)
        }
    }

    private var heap: [Entry] = []
    private var pushed: UInt64 = 0

    /// Entries waiting, outdated ones too.
    var count: Int { heap.count }

    /// The time of the earliest entry, in seconds; nil if there is none.
    var nextAt: Double? { heap.first?.at }

    /// Adds `payload` for the time `at`, in seconds.
    mutating func push(_ payload: Payload, at: Double) {
        let entry = Entry(at: at, order: pushed, payload: payload)
        pushed += 1
        heap.append(entry)
        var place = heap.count - 1
        // The entry goes up as a hole: half the writes of swapping.
        while place > 0 {
            let parent = (place - 1) / 2
            guard entry.isBefore(heap[parent]) else { break }
            heap[place] = heap[parent]
            place = parent
        }
        heap[place] = entry
    }

    /// Takes the earliest entry, if its time is not after `limit`.
    mutating func pop(notAfter limit: Double) -> (at: Double, payload: Payload)? {
        guard let first = heap.first, first.at <= limit, let last = heap.popLast() else { return nil }
        let count = heap.count
        guard count > 0 else { return (first.at, first.payload) }
        var place = 0
        while true {
            var child = 2 * place + 1
            guard child < count else { break }
            if child + 1 < count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(last) else { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = last
        return (first.at, first.payload)
    }

    /// All entries, in no order that means anything but the same in every run.
    func forEach(_ body: (Payload) -> Void) {
        for entry in heap { body(entry.payload) }
    }
}
