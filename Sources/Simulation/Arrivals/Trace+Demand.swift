extension Trace {
    /// Demand per second on average, over what is known of all of it.
    ///
    /// - Parameter lengths: where the tokens come from.
    /// - Returns: a mean per second; gaps do not count.
    public func mean(_ lengths: TokenLengths) -> Demand {
        if case .requests(let requests) = content {
            let sum = requests.reduce(Demand.zero) { sum, request in
                let size = RequestSize(promptTokens: request.promptTokens, outputTokens: request.outputTokens)
                return sum + Demand(requests: 1, of: lengths.mean(size))
            }
            return sum * (1 / spanSeconds)
        }
        let steps = TraceSteps(self)
        let known = zip(steps.rates, steps.sizes).compactMap { rate, size in
            rate.map { Demand(requests: $0, of: lengths.mean(size)) }
        }
        return known.reduce(.zero, +) * (1 / Double(known.count))
    }
}
