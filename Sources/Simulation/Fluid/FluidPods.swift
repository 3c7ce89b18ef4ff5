/// Pods in equal state, seen as one: how many, and what each of them has.
struct FluidPods: Sendable {
    /// Pods.
    var count = 0.0
    /// Requests waiting at each.
    var waiting = 0.0
    /// Sequences in each batch.
    var running = 0.0
    /// Everything takes so many times as long.
    var slowdown = 1.0
    /// Seconds of a step in the last second.
    var stepSeconds = 0.0
    /// What the last second brought, a pod.
    var admitted = 0.0
    var completed = 0.0
    var work = 0.0

    var requests: Double { count * (waiting + running) }

    /// Lets a second pass in which `arrivals` requests reach each pod.
    ///
    /// A step's time t solves t = A + b·max(0, p·t − free), where p is prompt tokens a second and A what writing costs.
    /// A sequence leaves after as many steps as it has tokens: with rate 1/(tokens·t). The step is implicit, so that it
    /// is stable however short the requests are, and keeps what comes in equal to what goes out and what stays.
    mutating func pass(arrivals: Double, _ demand: FluidDemand, _ law: FluidLaw) {
        let tokens = demand.outputTokens
        let context = demand.contextTokens
        let most = min(law.sequencesMax, 0.99 * law.cacheTokensMax / max(1, context))
        let writing = law.base + (law.perSequence + law.perContextToken * context) * running
        let before = stepSeconds > 0 ? stepSeconds : slowdown * writing
        let offered = waiting + arrivals
        // Seats that are free, and that become free. Requests shorter than a second find those of a full batch.
        let stay = tokens * before
        let room = max(0, most - running) + (stay < 1 ? most : running) / stay
        var entering = min(offered, room)
        // A step reads at most what is left of its tokens.
        let promptsMax =
            demand.promptTokens > 0 ? max(1, law.stepTokensMax - running) / (demand.promptTokens * before) : .infinity
        entering = min(entering, promptsMax)
        stepSeconds = slowdown * law.step(writing: writing, prompts: entering, demand, before: before, slowdown)
        let leaving = 1 / (tokens * stepSeconds)
        let after = (running + entering) / (1 + leaving)
        admitted = entering
        completed = after * leaving
        waiting = offered - entering
        running = after
        work =
            entering * demand.promptTokens * law.rates.prompt
            + after / stepSeconds * (law.rates.output + law.rates.context * context)
    }
}

extension FluidLaw {
    /// Seconds of a healthy step while `prompts` a second are read; `before` is the last one's, of a pod as slow.
    func step(
        writing: Double, prompts: Double, _ demand: FluidDemand, before: Double, _ slowdown: Double
    ) -> Double {
        let perSecond = prompts * demand.promptTokens * slowdown
        // Steps that read nothing give no free tokens: with m prompts a step, the share 1 − e^(−m) ≈ m/(1 + m/2 + …).
        let each = prompts * before
        let free = freePromptTokens * each / (1 + each / 2 + each * each / 12)
        let share = perPromptToken * perSecond
        let full = writing + perPromptToken * max(0, stepTokensMax - freePromptTokens)
        guard share < 1, !isPlain else { return isPlain ? writing : full }
        return min(full, max(writing, (writing - perPromptToken * min(free, freePromptTokens)) / (1 - share)))
    }
}
