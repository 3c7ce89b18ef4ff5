import Measures
import Testing

@testable import Simulation

@Suite struct BinaryHeapTests {
    @Test(arguments: [0, 1, 2, 3, 500])
    func `elements come out in order`(count: Int) {
        var stream = RandomStreams(seed: UInt64(count)).stream("heap")
        var heap = BinaryHeap<Int> { $0 < $1 }
        var kept: [Int] = []
        for _ in 0..<count {
            let value = Int.random(in: 0..<100, using: &stream)
            heap.push(value)
            kept.append(value)
        }
        for index in 0..<(count / 2) {
            kept.sort()
            #expect(heap.first == kept[0])
            heap.replaceFirst(index * 3)
            kept[0] = index * 3
        }
        var out: [Int] = []
        while let first = heap.first {
            out.append(first)
            heap.removeFirst()
        }
        #expect(out == kept.sorted())
    }
}
