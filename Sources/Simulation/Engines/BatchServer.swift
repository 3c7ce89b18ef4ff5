/// An engine with continuous batching: every step writes one token for each running sequence and reads prompts with
/// what is left of its budget of tokens.
///
/// - Admission is first come, first served, as soon as a seat and the prompt's blocks are free above the watermark; a
///   request that came later never overtakes.
/// - Prompts are read in chunks in the order of admission; several may share a step.
/// - When the cache cannot hold the next step, the sequence admitted last goes back to the front of the queue; what it
///   wrote is read again as prompt.
/// - Steps are never looked at one by one while only tokens are written: see `StepRun`. The cost of a request is
///   O(log n) and its prompt's steps.
///
/// State changes only at the ends of steps, so a result never depends on how often the caller lets time pass.
/// Sources: vLLM's scheduler (chunked prefill, recompute), Vidur's (watermark, whole prompts held from admission).
struct BatchServer: Sendable {
    /// One admitted request.
    struct Sequence: Sendable {
        var item: WaitingRequest
        /// Distinct for every admission, ascending.
        var admission: Int
        /// Tokens to read before it writes: the prompt, and what was written before it was put back.
        var promptTokens: Int
        /// Of these, still to be read.
        var promptLeft: Int
        /// Context less position, while it writes.
        var offset = 0
        var isWriting = false
    }

    /// A sequence as long as it is the one that was meant.
    struct Seat: Sendable {
        var place: Int
        var admission: Int
    }

    let spec: BatchingSpec
    let rates: WorkRates
    private(set) var slowdown: Double
    private(set) var queue = WaitingQueue()
    private(set) var sequences: [Sequence?] = []
    private var freePlaces: [Int] = []
    private var admissions = 0
    /// All admitted, in order of admission; those that are gone are passed over.
    private var seats: [Seat] = []
    /// Places of sequences whose prompts are being read, in order of admission.
    private var readers: [Int] = []
    /// Tokens of each of the first readers in the step in progress.
    private var chunks: [Int] = []
    /// Writing sequences by the position at which they write their last token; those that are gone are passed over.
    private var ends = EventQueue<Seat>()
    private(set) var writers = 0
    /// Decode steps since the start; the context of a writer is its offset plus this.
    private var position = 0
    /// Sum of the offsets of all writers.
    private var offsets = 0
    private(set) var blocks = CacheBlocks()
    /// The steps in progress; nil while idle.
    private var run: StepRun?
    /// Answers on their way through the API server.
    private(set) var sending = EventQueue<Engine.Outcome>()
    private(set) var counters = EngineCounters()

    init(_ spec: BatchingSpec, slowdown: Double) {
        self.spec = spec
        self.slowdown = slowdown
        rates = WorkRates(spec)
    }

    /// Sequences in the batch.
    var runningCount: Int { writers + readers.count }
    /// Requests that have not been answered.
    var outstanding: Int { queue.count + runningCount + sending.count }
    var isStepping: Bool { run != nil }
    /// Tokens of context that the writers look at in the present step.
    private var contextTokens: Int { writers * position + offsets }

    /// When something happens next.
    var nextAt: Double? {
        let steps = run?.endsAt ?? queue.first?.entersAt
        guard let sent = sending.nextAt else { return steps }
        return min(steps ?? sent, sent)
    }

    /// Whether a request could ever be served: its tokens fit what admission may fill, even if it is put back.
    func canHold(_ request: Request) -> Bool {
        BatchingSpec.blocks(request.promptTokens + request.outputTokens) <= spec.admissionBlocksMax
    }

    mutating func accept(_ request: Request, at now: Double) {
        let entersAt = max(queue.lastEntersAt ?? now, now + slowdown * spec.overhead.before)
        queue.append(WaitingRequest(request: request, entersAt: entersAt))
        if run != nil {
            cutForQueue()
        } else if entersAt <= now {
            plan(at: now)
        }
    }

    mutating func setSlowdown(_ factor: Double, at now: Double) {
        slowdown = factor
        run?.cut(at: now)
    }

    /// Lets happen what is due first; call it with `nextAt`.
    mutating func step(at instant: Double, outcomes: inout [Engine.Outcome]) {
        if let ended = run {
            guard ended.endsAt <= instant else { return send(at: instant, outcomes: &outcomes) }
            finish(ended, outcomes: &outcomes)
            plan(at: instant)
        } else if let first = queue.first, first.entersAt <= instant {
            plan(at: instant)
        } else {
            send(at: instant, outcomes: &outcomes)
        }
    }

    private mutating func send(at instant: Double, outcomes: inout [Engine.Outcome]) {
        guard let (_, outcome) = sending.pop(notAfter: instant) else { return }
        counters.completed += 1
        counters.latency.add(outcome.at - outcome.request.arrivesAt)
        outcomes.append(outcome)
    }

    /// The first that waits may join at the end of a step, if there is a seat.
    private mutating func cutForQueue() {
        guard runningCount < spec.sequencesMax, let first = queue.first else { return }
        // One that has been here at the last plan stays until something ends, which the run ends with anyway.
        guard let startedAt = run?.startedAt, first.entersAt > startedAt else { return }
        run?.cut(at: first.entersAt)
    }

    /// Counts the steps that are over at `now`, of a run that is not; for looking at a copy.
    mutating func look(at now: Double) {
        if let run, chunks.isEmpty { move(by: run.stepsDone(by: now)) }
    }

    /// Everything that has not been answered, with the instant of its first token.
    func forEach(_ body: (Request, Double?) -> Void) {
        queue.forEach { body($0.request, $0.firstTokenAt) }
        for case .some(let sequence) in sequences { body(sequence.item.request, sequence.item.firstTokenAt) }
        sending.forEach { body($0.request, $0.firstTokenAt) }
    }

    // MARK: Planning the next steps

    /// At the end of a step, or when the first request comes to an idle engine.
    private mutating func plan(at now: Double) {
        let isShort = makeRoom()
        chunks.removeAll(keepingCapacity: true)
        var budget = spec.stepTokensMax - writers
        var promptTokens = 0
        for place in readers {
            guard budget > 0 else { break }
            let tokens = min(sequences[place]?.promptLeft ?? 0, budget, spec.chunkTokensMax)
            chunks.append(tokens)
            promptTokens += tokens
            budget -= tokens
        }
        // vLLM admits nobody in a step for which it had to put somebody back.
        while !isShort, budget > 0, let first = queue.first, first.entersAt <= now, admit(first) {
            let tokens = min(first.request.promptTokens + first.written, budget, spec.chunkTokensMax)
            chunks.append(tokens)
            promptTokens += tokens
            budget -= tokens
        }
        guard writers > 0 || !chunks.isEmpty else {
            run = nil
            return
        }
        guard chunks.isEmpty else {
            let seconds = spec.stepTime.seconds(
                promptTokens: promptTokens, prompts: chunks.count, writers: writers, contextTokens: contextTokens)
            run = StepRun(reading: slowdown * seconds, at: now)
            return
        }
        // The end of one that is gone may cut the run short; the next one goes on.
        let limit = max(1, Int(ends.nextAt ?? 0) - position)
        let steps = blocks.stepsFitting(from: position, limit: limit, blocksMax: spec.blocksMax)
        run = StepRun(
            writing: steps, writers: writers, contextTokens: contextTokens, at: now, spec.stepTime, slowdown: slowdown)
        cutForQueue()
    }

    /// Puts back the youngest until the next step fits the cache.
    ///
    /// - Returns: whether anybody had to go.
    private mutating func makeRoom() -> Bool {
        var isShort = false
        while blocks.used > spec.blocksMax, let youngest = seats.popLast() {
            guard isHere(youngest), var sequence = remove(youngest.place) else { continue }
            isShort = true
            counters.preemptions += 1
            if sequence.isWriting {
                sequence.item.written = sequence.offset + position - sequence.item.request.promptTokens
            } else {
                readers.removeAll { $0 == youngest.place }
            }
            sequence.item.entersAt = -.infinity
            queue.putBack(sequence.item)
        }
        return isShort
    }

    /// - Returns: false if there is no seat or no room for it.
    private mutating func admit(_ item: WaitingRequest) -> Bool {
        let promptTokens = item.request.promptTokens + item.written
        guard runningCount < spec.sequencesMax,
            blocks.used + BatchingSpec.blocks(promptTokens) <= spec.admissionBlocksMax
        else { return false }
        queue.removeFirst()
        admissions += 1
        let sequence = Sequence(
            item: item, admission: admissions, promptTokens: promptTokens, promptLeft: promptTokens)
        let place = freePlaces.popLast() ?? sequences.count
        if place == sequences.count { sequences.append(sequence) } else { sequences[place] = sequence }
        if seats.count > 2 * spec.sequencesMax + 16 { seats = seats.filter(isHere) }
        seats.append(Seat(place: place, admission: admissions))
        readers.append(place)
        blocks.admit(promptTokens: promptTokens)
        return true
    }

    private func isHere(_ seat: Seat) -> Bool {
        sequences[seat.place]?.admission == seat.admission
    }

    /// Frees a sequence's seat and blocks.
    private mutating func remove(_ place: Int) -> Sequence? {
        guard let sequence = sequences[place] else { return nil }
        sequences[place] = nil
        freePlaces.append(place)
        if sequence.isWriting {
            writers -= 1
            offsets -= sequence.offset
            blocks.removeWriter(offset: sequence.offset, position: position)
        } else {
            blocks.releasePrompt(promptTokens: sequence.promptTokens)
        }
        return sequence
    }

    // MARK: The end of steps

    private mutating func finish(_ run: StepRun, outcomes: inout [Engine.Outcome]) {
        let now = run.endsAt
        move(by: run.steps)
        let readTokens = chunks.reduce(0, +)
        counters.workSeconds += rates.prompt * Double(readTokens)
        while let (_, seat) = ends.pop(notAfter: Double(position)) {
            guard isHere(seat), let sequence = remove(seat.place) else { continue }
            answer(sequence, at: now)
        }
        let places = readers.prefix(chunks.count)
        for (place, tokens) in zip(places, chunks) {
            sequences[place]?.promptLeft -= tokens
            if sequences[place]?.promptLeft == 0 { write(place, at: now, outcomes: &outcomes) }
        }
        readers = readers.filter { sequences[$0]?.isWriting == false }
    }

    /// All writers write `steps` tokens.
    private mutating func move(by steps: Int) {
        let tokens = steps * writers
        // The sum of an arithmetic series, as in `StepRun`.
        let looked = steps * contextTokens + writers * (steps * (steps - 1) / 2)
        counters.generationTokens += Double(tokens)
        counters.workSeconds += rates.output * Double(tokens) + rates.context * Double(looked)
        counters.steps += steps
        blocks.advance(from: position, steps: steps)
        position += steps
    }

    /// The prompt has been read, which gives the next token.
    private mutating func write(_ place: Int, at now: Double, outcomes: inout [Engine.Outcome]) {
        guard var sequence = sequences[place] else { return }
        let request = sequence.item.request
        counters.generationTokens += 1
        counters.workSeconds += rates.output
        if sequence.item.firstTokenAt == nil {
            sequence.item.firstTokenAt = now
            counters.promptTokens += Double(request.promptTokens)
            counters.firstTokenLatency.add(now - request.arrivesAt)
            outcomes.append(Engine.Outcome(kind: .firstToken, request: request, at: now, firstTokenAt: now))
        } else {
            counters.rereadTokens += Double(sequence.promptTokens)
        }
        sequence.item.written += 1
        let left = request.outputTokens - sequence.item.written
        guard left > 0 else {
            sequences[place] = sequence
            if let done = remove(place) { answer(done, at: now) }
            return
        }
        blocks.releasePrompt(promptTokens: sequence.promptTokens)
        sequence.isWriting = true
        sequence.offset = sequence.promptTokens + 1 - position
        blocks.addWriter(offset: sequence.offset, position: position)
        writers += 1
        offsets += sequence.offset
        sequences[place] = sequence
        ends.push(Seat(place: place, admission: sequence.admission), at: Double(position + left))
    }

    private mutating func answer(_ sequence: Sequence, at now: Double) {
        let request = sequence.item.request
        let at = now + slowdown * spec.overhead.afterSeconds(outputTokens: request.outputTokens)
        let outcome = Engine.Outcome(
            kind: .completed, request: request, at: at, firstTokenAt: sequence.item.firstTokenAt ?? now)
        sending.push(outcome, at: at)
    }
}
