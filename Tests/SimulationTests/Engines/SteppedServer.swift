@testable import Simulation

/// The same rules as `BatchServer`, one step at a time and sequence by sequence: slow, and plain to see through.
struct SteppedServer {
    private struct Member {
        var request: Request
        var entersAt: Double
        var written = 0
        var read = 0
        var firstTokenAt: Double?

        /// What has to be read before it writes, and from then on its context.
        var promptTokens = 0
        var isWriting = false
        /// The token about to be written looks at all before it.
        var contextTokens: Int { request.promptTokens + written }
        var tokensHeld: Int { isWriting ? contextTokens : promptTokens }
    }

    struct Line: Equatable {
        var arrivesAt: Double
        var firstTokenAt: Double
        var at: Double
    }

    let spec: BatchingSpec
    /// Factors by the instants from which on they hold.
    var slowdowns: [(at: Double, factor: Double)] = []
    private(set) var lines: [Line] = []
    private(set) var preemptions = 0
    private(set) var steps = 0
    private(set) var tokens = 0
    private(set) var blocksPeak = 0
    private var queue: [Member] = []
    private var batch: [Member] = []

    init(_ spec: BatchingSpec) {
        self.spec = spec
    }

    private func slowdown(at now: Double) -> Double {
        slowdowns.last { $0.at <= now }?.factor ?? 1
    }

    mutating func serve(_ requests: [Request]) {
        for request in requests {
            let entersAt = request.arrivesAt + spec.overhead.before * slowdown(at: request.arrivesAt)
            queue.append(Member(request: request, entersAt: max(queue.last?.entersAt ?? 0, entersAt)))
        }
        var now = 0.0
        while !queue.isEmpty || !batch.isEmpty {
            if batch.isEmpty, let first = queue.first { now = max(now, first.entersAt) }
            now = step(at: now)
        }
    }

    private func blocks(_ tokens: Int) -> Int { (tokens + 15) / 16 }

    private mutating func step(at now: Double) -> Double {
        var isShort = false
        while batch.reduce(0, { $0 + blocks($1.tokensHeld) }) > spec.blocksMax {
            var last = batch.removeLast()
            (last.isWriting, last.read, last.entersAt) = (false, 0, 0)
            queue.insert(last, at: 0)
            preemptions += 1
            isShort = true
        }
        var used = batch.reduce(0) { $0 + blocks($1.tokensHeld) }
        blocksPeak = max(blocksPeak, used)
        let writers = batch.count { $0.isWriting }
        let context = batch.reduce(0) { $0 + ($1.isWriting ? $1.contextTokens : 0) }
        var budget = spec.stepTokensMax - writers
        var chunks: [Int: Int] = [:]
        for place in batch.indices where !batch[place].isWriting && budget > 0 {
            chunks[place] = min(
                batch[place].promptTokens - batch[place].read, budget, spec.chunkTokensMax)
            budget -= chunks[place] ?? 0
        }
        while !isShort, budget > 0, batch.count < spec.sequencesMax, var first = queue.first,
            first.entersAt <= now
        {
            first.promptTokens = first.contextTokens
            guard used + blocks(first.promptTokens) <= spec.admissionBlocksMax else { break }
            queue.removeFirst()
            used += blocks(first.promptTokens)
            chunks[batch.count] = min(first.promptTokens, budget, spec.chunkTokensMax)
            budget -= chunks[batch.count] ?? 0
            batch.append(first)
        }
        let seconds = spec.stepTime.seconds(
            promptTokens: chunks.values.reduce(0, +), prompts: chunks.count, writers: writers,
            contextTokens: context)
        let end = now + seconds * slowdown(at: now)
        steps += 1
        for place in batch.indices {
            if let chunk = chunks[place] {
                batch[place].read += chunk
                guard batch[place].read == batch[place].promptTokens else { continue }
                batch[place].isWriting = true
                batch[place].firstTokenAt = batch[place].firstTokenAt ?? end
            } else if !batch[place].isWriting {
                continue
            }
            batch[place].written += 1
            tokens += 1
        }
        for member in batch where member.written == member.request.outputTokens {
            let after = spec.overhead.afterSeconds(outputTokens: member.written) * slowdown(at: end)
            lines.append(
                Line(
                    arrivesAt: member.request.arrivesAt, firstTokenAt: member.firstTokenAt ?? 0,
                    at: end + after))
        }
        batch.removeAll { $0.written == $0.request.outputTokens }
        return end
    }
}
