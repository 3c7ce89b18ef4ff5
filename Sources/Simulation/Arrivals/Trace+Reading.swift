/// The lines of the formats.
extension Trace {
    /// Reads a requests file behind its header; at least one request.
    static func requests(
        _ text: inout TraceText, hasTurns: Bool
    ) throws(TraceError) -> ([Request], [Turn]) {
        var requests: [Request] = []
        var turns: [Turn] = []
        var before = 0.0
        while try text.next() {
            guard text.cells.count >= (hasTurns ? 5 : 3) else {
                throw text.fail("line", text.lineText, "as many cells as the header has")
            }
            if requests.isEmpty { requests.reserveCapacity(text.linesLeft) }
            before = try text.time(0, notBefore: before)
            requests.append(
                Request(
                    arrivesAt: before, promptTokens: try text.tokens(1, "prompt_tokens", from: 0),
                    outputTokens: try text.tokens(2, "output_tokens", from: 1)))
            if hasTurns {
                turns.append(
                    Turn(
                        session: try text.tokens(3, "session", from: 0),
                        prefixBlocks: try text.tokens(4, "prefix_blocks", from: 0)))
            }
        }
        guard !requests.isEmpty else { throw text.fail("file", "no requests", "at least one request") }
        return (requests, turns)
    }

    /// Reads a rate file behind its header; at least two steps and one value.
    static func steps(
        _ text: inout TraceText, hasTokens: Bool
    ) throws(TraceError) -> ([Step], stepSeconds: Double) {
        var steps: [Step] = []
        var stepSeconds: Double?
        while try text.next() {
            guard text.cells.count >= (hasTokens ? 4 : 2) else {
                throw text.fail("line", text.lineText, "as many cells as the header has")
            }
            let seconds = try text.time(0, notBefore: steps.last?.seconds ?? 0)
            if let last = steps.last {
                let step = seconds - last.seconds
                guard Trace.stepSeconds.contains(step), abs(step - (stepSeconds ?? step)) < 1e-6 else {
                    throw text.fail(
                        "seconds", text.text(text.cells[0]),
                        "steps of equal length, 1 ms to 7 days; a gap is an empty cell, not a missing line")
                }
                stepSeconds = stepSeconds ?? step
            }
            let rate = try text.rate(1, "requests_per_second")
            steps.append(Step(seconds: seconds, requestsPerSecond: rate, size: nil))
            if hasTokens {
                let prompt = try text.rate(2, "prompt_tokens_per_second")
                let output = try text.rate(3, "output_tokens_per_second")
                steps[steps.count - 1].size = size(rate, prompt, output)
            }
        }
        guard let stepSeconds else { throw text.fail("file", "\(steps.count) steps", "at least two steps") }
        guard steps.contains(where: { $0.requestsPerSecond != nil }) else {
            throw text.fail("requests_per_second", "", "at least one value in the file")
        }
        return (steps, stepSeconds)
    }

    /// The mean request of a step; a tiny rate makes one of any size, which no Int may hold.
    private static func size(_ rate: Double?, _ prompt: Double?, _ output: Double?) -> RequestSize? {
        guard let rate, let prompt, let output, rate > 0 else { return nil }
        func tokens(_ perSecond: Double) -> Int { Int(min(Double(tokensMax), (perSecond / rate).rounded())) }
        return RequestSize(promptTokens: tokens(prompt), outputTokens: max(1, tokens(output)))
    }

    /// How far a stamp may be from a whole multiple of the batches' distance, as a share of that: publishers round.
    private static let batchTolerance = 0.01

    /// The distance of batches: most requests share their stamp, and all stamps are whole multiples of one distance of
    /// a second or more.
    static func batch(_ requests: [Request]) -> Double? {
        let distances = zip(requests, requests.dropFirst()).map { $1.arrivesAt - $0.arrivesAt }.filter { $0 > 0 }
        guard !distances.isEmpty, (distances.count + 1) * 2 < requests.count else { return nil }
        let step = distances.sorted()[distances.count / 2]
        guard step >= 1 else { return nil }
        let isGrid = requests.allSatisfy { request in
            let multiple = request.arrivesAt / step
            return abs(multiple - multiple.rounded()) <= batchTolerance
        }
        return isGrid ? step : nil
    }
}
