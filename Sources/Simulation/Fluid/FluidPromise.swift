import Foundation
import Measures
import Workloads

/// What a request that arrives now has to expect, and how likely it is to break the objective.
///
/// Requests differ from the mean by chance: the number beside them in the batch, the prompts read while they write,
/// their own length. The spread of each is taken as normal, with the variance that arrivals of the given burstiness
/// bring; see Documentation/Simulator.md for where that is wrong.
struct FluidPromise: Sendable {
    private let firstTokenMax: Double
    private let interTokenMax: Double
    private let latencyMax: Double

    /// Mean seconds.
    private(set) var firstToken = 0.0
    private(set) var interToken = 0.0
    private(set) var latency = 0.0
    /// Share of requests, 0...1, that break any part of the objective.
    private(set) var missShare = 0.0
    /// Requests a pod that wait for the end of the step in progress, in the mean.
    private(set) var stepping = 0.0

    init(_ spec: FluidSpec) {
        firstTokenMax = spec.objective.firstTokenMax?.seconds ?? .infinity
        interTokenMax = spec.objective.interTokenMax?.seconds ?? .infinity
        latencyMax = spec.objective.latencyMax?.seconds ?? .infinity
    }

    /// Looks at one of `pods`, whose arrivals vary by `variance` (of a count, relative to its mean).
    mutating func look(at pods: FluidPods, _ demand: FluidDemand, _ law: FluidLaw, variance: Double) {
        let (tokens, step, slow) = (demand.outputTokens, pods.stepSeconds, pods.slowdown)
        let pace = max(pods.admitted, 1e-9)
        let wait = pods.waiting > 0 ? pods.waiting / pace : 0
        let waitSpread = (pods.waiting * variance).squareRoot() / pace
        guard !law.isPlain else {
            (firstToken, interToken, latency, stepping) = (wait + step, 0, wait + step, 0)
            let spread = waitSpread + 0.1 * step
            let limit = min(firstTokenMax, latencyMax)
            missShare = limit.isFinite ? Self.above(limit, mean: latency, spread: spread) : 0
            return
        }
        let context = demand.contextTokens
        let reading = slow * law.perPromptToken * demand.promptTokens
        let writing = slow * (law.base + (law.perSequence + law.perContextToken * context) * pods.running)
        let chunks = max(1, demand.promptTokens / max(1, law.stepTokensMax - pods.running))
        let own = writing * chunks + max(0, reading - slow * law.perPromptToken * law.freePromptTokens)
        // The rest of the step in progress, which is likely a long one; its own steps; the prompts that share them.
        let rest = (step + pods.admitted * variance * reading * reading) / 2
        stepping = pods.admitted * rest
        firstToken = slow * law.overhead.before + wait + rest + own + reading * pods.admitted * step
        interToken = step
        latency = firstToken + (tokens - 1) * step + slow * law.overhead.afterSeconds(outputTokens: Int(tokens))
        let ownSpread = 0.3 * step + reading * (demand.lengthVariation + (pods.admitted * step * variance).squareRoot())
        let firstSpread = waitSpread + ownSpread
        // A neighbour more makes a step longer by this, and a prompt read meanwhile is spread over all its tokens.
        let share = min(0.95, law.perPromptToken * slow * pods.admitted * demand.promptTokens)
        let slope = slow * (law.perSequence + law.perContextToken * context) / (1 - share)
        // More neighbours stay longer, too: the crowd returns to its mean the more slowly the nearer it is to too many.
        let crowd = pods.running * variance / max(0.05, 1 - slope * pods.running / step)
        let read = pods.admitted * tokens * step * variance
        let stepVariance = slope * slope * crowd + reading * reading * read / (tokens * tokens)
        // Calibrated: short requests see single steps, and a pod by itself has heavier tails than a normal variable.
        let tails = 1 + max(demand.lengthVariation, variance / (1 + demand.burstiness * demand.burstiness))
        let interSpread = tails * stepVariance.squareRoot() + 0.01 * step
        let lateFirst = Self.above(firstTokenMax, mean: firstToken, spread: firstSpread)
        let slowTokens = Self.above(interTokenMax, mean: interToken, spread: interSpread)
        let total = firstSpread + tokens * interSpread + latency * demand.lengthVariation
        let late = Self.above(latencyMax, mean: latency, spread: total)
        missShare = 1 - (1 - lateFirst) * (1 - slowTokens) * (1 - late)
    }

    /// How likely a normal variable is above `limit`; the logistic curve that is nearest to it.
    private static func above(_ limit: Double, mean: Double, spread: Double) -> Double {
        guard limit < .infinity else { return 0 }
        let z = 1.702 * (limit - mean) / max(spread, 1e-12)
        return z > 30 ? 0 : z < -30 ? 1 : 1 / (1 + exp(z))
    }
}
