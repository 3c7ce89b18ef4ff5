/// Any trace as a rate in equal steps.
struct TraceSteps: Sendable {
    /// The step in which single requests are counted: short against any start-up, long against most distances.
    private static let countSeconds = 10.0

    let stepSeconds: Double
    /// Requests per second; nil in a gap.
    let rates: [Double?]
    /// Mean size in each step; nil where the trace does not say.
    let sizes: [RequestSize?]

    init(_ trace: Trace) {
        switch trace.content {
        case .rate(let steps, let stepSeconds):
            self.stepSeconds = stepSeconds
            rates = steps.map(\.requestsPerSecond)
            sizes = steps.map(\.size)
        case .clients(let windows):
            stepSeconds = windows.windowSeconds
            rates = windows.rates
            sizes = rates.map { _ in nil }
        case .requests(let requests):
            // Whole batches in each step.
            let batch = trace.batchSeconds ?? Self.countSeconds
            let shortest = max(Self.countSeconds, trace.spanSeconds / Double(Trace.linesMax))
            let step = batch * (shortest / batch).rounded(.up)
            let count = max(1, Int((trace.spanSeconds / step).rounded(.up)))
            var rates: [Double?] = []
            var sizes: [RequestSize?] = []
            var first = 0
            for index in 0..<count {
                let end = min(trace.spanSeconds, Double(index + 1) * step)
                var prompt = 0
                var output = 0
                let start = first
                while first < requests.count, requests[first].arrivesAt < end {
                    prompt += requests[first].promptTokens
                    output += requests[first].outputTokens
                    first += 1
                }
                let number = first - start
                rates.append(Double(number) / max(1e-9, end - Double(index) * step))
                sizes.append(
                    number == 0 ? nil : RequestSize(promptTokens: prompt / number, outputTokens: output / number))
            }
            stepSeconds = step
            self.rates = rates
            self.sizes = sizes
        }
    }
}
