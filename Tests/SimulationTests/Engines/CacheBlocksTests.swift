import Measures
import Testing

@testable import Simulation

@Suite struct CacheBlocksTests {
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `blocks are counted as if each sequence were looked at`(seed: UInt64) {
        var stream = RandomStreams(seed: seed).stream("blocks")
        var blocks = CacheBlocks()
        var offsets: [Int] = []
        var position = 0
        func used(at position: Int) -> Int { offsets.reduce(0) { $0 + ($1 + position + 15) / 16 } }
        for _ in 0..<400 {
            switch Int.random(in: 0..<3, using: &stream) {
            case 0:
                let offset = Int.random(in: 1...300, using: &stream) - position
                offsets.append(offset)
                blocks.addWriter(offset: offset, position: position)
            case 1:
                if let place = offsets.indices.randomElement(using: &stream) {
                    blocks.removeWriter(offset: offsets.remove(at: place), position: position)
                }
            default:
                let steps = Int.random(in: 1...40, using: &stream)
                blocks.advance(from: position, steps: steps)
                position += steps
            }
            #expect(blocks.used == used(at: position))
            let most = blocks.used + Int.random(in: 0...50, using: &stream)
            let fitting = blocks.stepsFitting(from: position, limit: 90, blocksMax: most)
            let expected = (1...90).last { used(at: position + $0 - 1) <= most }
            #expect(fitting == expected)
        }
    }
}
