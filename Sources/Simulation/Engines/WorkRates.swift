/// What tokens cost a full batch, in seconds of the healthy engine: the measure of work, and so of utilisation.
///
/// A prompt token costs its own time; an output token its share of a step with `sequencesMax` sequences. Utilisation is
/// work done per second: proportional to what is served, however small the batches, and about 1 when saturated.
struct WorkRates: Hashable, Sendable {
    /// Of a prompt token.
    let prompt: Double
    /// Of an output token, without its context.
    let output: Double
    /// Of a token of context that an output token looks at.
    let context: Double

    init(_ spec: BatchingSpec) {
        self.init(spec, batch: Double(spec.sequencesMax))
    }

    /// In batches of `batch` sequences.
    init(_ spec: BatchingSpec, batch: Double) {
        switch spec.stepTime {
        case .linear(let law):
            prompt = law.perPromptToken
            output = law.base / batch + law.perSequence
            context = law.perContextToken
        case .table(let table):
            let budget = Double(spec.stepTokensMax)
            prompt = table.reading.value(at: budget) / budget
            output = table.writing.value(at: batch) / batch
            context = 0
        }
    }

    func work(of size: RequestSize) -> Double {
        let meanContext = Double(size.promptTokens) + Double(size.outputTokens) / 2
        return prompt * Double(size.promptTokens) + Double(size.outputTokens) * (output + context * meanContext)
    }
}
