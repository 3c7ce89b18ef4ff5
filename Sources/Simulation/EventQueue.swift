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
        heap.append(Entry(at: at, order: pushed, payload: payload))
        pushed += 1
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].isBefore(heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the earliest entry, if its time is not after `limit`.
    mutating func pop(notAfter limit: Double) -> (at: Double, payload: Payload)? {
        guard let first = heap.first, first.at <= limit else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].isBefore(heap[least]) { least = child }
            }
            guard least != parent else { break }
            heap.swapAt(parent, least)
            parent = least
        }
        return (first.at, first.payload)
    }
}
