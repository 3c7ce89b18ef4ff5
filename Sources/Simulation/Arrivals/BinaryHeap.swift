/// A heap whose first element comes before all others.
struct BinaryHeap<Element: Sendable>: Sendable {
    private var elements: [Element] = []
    private let comesBefore: @Sendable (Element, Element) -> Bool

    init(_ comesBefore: @escaping @Sendable (Element, Element) -> Bool) {
        self.comesBefore = comesBefore
    }

    var first: Element? { elements.first }

    mutating func push(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, comesBefore(elements[child], elements[(child - 1) / 2]) {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() {
        let last = elements.removeLast()
        if !elements.isEmpty { replaceFirst(last) }
    }

    /// Puts `element` where the first one was, and it sinks to its place.
    mutating func replaceFirst(_ element: Element) {
        var parent = 0
        while true {
            var least = 2 * parent + 1
            guard least < elements.count else { break }
            if least + 1 < elements.count, comesBefore(elements[least + 1], elements[least]) { least += 1 }
            guard comesBefore(elements[least], element) else { break }
            elements[parent] = elements[least]
            parent = least
        }
        elements[parent] = element
    }
}
