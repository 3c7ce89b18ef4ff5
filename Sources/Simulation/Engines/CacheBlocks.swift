/// The blocks of a key-value cache in use.
///
/// A prompt holds its blocks from admission on. A writing sequence takes a new block each time that its context has
/// filled the last one; as all write in step, it is enough to know how many stand at which place of their block.
struct CacheBlocks: Sendable {
    private static let size = BatchingSpec.blockTokens

    /// Blocks of prompts that are being read.
    private(set) var prompts = 0
    /// Blocks of the sequences that write in the present step.
    private(set) var writers = 0
    /// Writing sequences by `context - position` modulo the size of a block.
    private var phases = [Int](repeating: 0, count: size)
    private var writing = 0

    /// Blocks in use.
    var used: Int { prompts + writers }

    mutating func admit(promptTokens: Int) {
        prompts += BatchingSpec.blocks(promptTokens)
    }

    mutating func releasePrompt(promptTokens: Int) {
        prompts -= BatchingSpec.blocks(promptTokens)
    }

    /// A sequence writes from now on, whose context at `position` will be `offset + position`.
    mutating func addWriter(offset: Int, position: Int) {
        writers += BatchingSpec.blocks(offset + position)
        phases[Self.phase(offset)] += 1
        writing += 1
    }

    mutating func removeWriter(offset: Int, position: Int) {
        writers -= BatchingSpec.blocks(offset + position)
        phases[Self.phase(offset)] -= 1
        writing -= 1
    }

    /// The position moves from `position` on by `steps`.
    mutating func advance(from position: Int, steps: Int) {
        writers += steps / Self.size * writing
        for next in 0..<(steps % Self.size) { writers += newBlocks(at: position + 1 + next) }
    }

    /// Steps from `position` on, of at most `limit`, for which `blocksMax` blocks are enough; the first is known to be.
    func stepsFitting(from position: Int, limit: Int, blocksMax: Int) -> Int {
        guard writing > 0 else { return limit }
        let spare = blocksMax - used
        guard spare / writing < limit / Self.size + 1 else { return limit }
        // Whole rounds of one block each, then step by step within a round.
        let rounds = max(0, spare / writing)
        var steps = 1 + rounds * Self.size
        var left = spare - rounds * writing
        while steps < limit {
            left -= newBlocks(at: position + steps)
            if left < 0 { break }
            steps += 1
        }
        return min(steps, limit)
    }

    /// Sequences that begin a block with the token of the step at `position`.
    private func newBlocks(at position: Int) -> Int {
        phases[Self.phase(1 - position)]
    }

    private static func phase(_ offset: Int) -> Int {
        let rest = offset % size
        return rest < 0 ? rest + size : rest
    }
}
