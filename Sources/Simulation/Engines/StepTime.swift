/// How long one step of a batching engine takes.
public enum StepTime: Hashable, Sendable {
    /// By a linear law.
    case linear(LinearStepTime)
    /// By measured tables.
    case table(StepTimeTable)

    /// Seconds of a step in which `writers` sequences write one token each and `prompts` prompts are read.
    ///
    /// - Parameters:
    ///   - promptTokens: read in this step, over all prompts.
    ///   - prompts: prompts of which a part is read.
    ///   - writers: sequences that write.
    ///   - contextTokens: that the writers look at, together.
    /// - Returns: more than 0.
    public func seconds(promptTokens: Int, prompts: Int, writers: Int, contextTokens: Int) -> Double {
        switch self {
        case .linear(let law):
            law.seconds(promptTokens: promptTokens, sequences: prompts + writers, contextTokens: contextTokens)
        case .table(let table):
            prompts == 0
                ? table.writing.value(at: Double(writers))
                : table.seconds(promptTokens: promptTokens, writers: writers)
        }
    }

    /// Seconds by which a step is longer for each token of context of its writers.
    var secondsPerContextToken: Double {
        switch self {
        case .linear(let law): law.perContextToken
        case .table: 0
        }
    }
}
