/// A pod's step time as the fluid world sees it: linear, in numbers that need no look-up.
struct FluidLaw: Sendable {
    /// Seconds of a step with nothing in it; of a service, for a plain server.
    var base: Double
    var perSequence: Double
    var perContextToken: Double
    var perPromptToken: Double
    var freePromptTokens: Double
    var stepTokensMax: Double
    var sequencesMax: Double
    var cacheTokensMax: Double
    var overhead: RequestOverhead
    var isPlain: Bool
    var rates: (prompt: Double, output: Double, context: Double)

    init(_ spec: EngineSpec) {
        switch spec.server {
        case .batching(let batching): self.init(batching)
        case .workers(let workers): self.init(workers)
        }
    }

    private init(_ spec: WorkersSpec) {
        base = spec.service.mean
        perSequence = 0
        perContextToken = 0
        perPromptToken = 0
        freePromptTokens = 0
        stepTokensMax = .infinity
        sequencesMax = Double(spec.workers)
        cacheTokensMax = .infinity
        overhead = .none
        isPlain = true
        rates = (0, spec.service.mean / Double(spec.workers), 0)
    }

    private init(_ spec: BatchingSpec) {
        switch spec.stepTime {
        case .linear(let law):
            base = law.base
            perSequence = law.perSequence
            perContextToken = law.perContextToken
            perPromptToken = law.perPromptToken
            freePromptTokens = Double(law.freePromptTokens)
        case .table(let table):
            // The line through the table's ends, and a full step of prompts beside half a batch.
            let most = Double(spec.sequencesMax)
            perSequence = (table.writing.value(at: most) - table.writing.value(at: 1)) / max(1, most - 1)
            base = table.writing.value(at: 1) - perSequence
            perContextToken = 0
            let budget = Double(spec.stepTokensMax)
            perPromptToken =
                max(0, table.mixedFactor * table.reading.value(at: budget) - table.writing.value(at: most / 2)) / budget
            freePromptTokens = 0
        }
        stepTokensMax = Double(spec.stepTokensMax)
        sequencesMax = Double(spec.sequencesMax)
        cacheTokensMax = Double(spec.blocksMax * BatchingSpec.blockTokens)
        overhead = spec.overhead
        isPlain = false
        let work = WorkRates(spec)
        rates = (work.prompt, work.output, work.context)
    }
}
