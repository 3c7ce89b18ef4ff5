/// Who can compete, by the name that the command line and results use.
public enum ScalerKind: String, Hashable, Codable, Sendable, CaseIterable {
    /// The HPA on the accelerator's utilisation.
    case hpaUtilization = "hpa-util"
    /// The HPA on waiting requests.
    case hpaQueue = "hpa-queue"
    /// The HPA on the KV cache in use.
    case hpaCache = "hpa-kv"
    /// Knative's rule.
    case knative = "kpa"
    /// AIBrix's rule.
    case aibrix = "apa"
    /// llm-d's saturation rule.
    case saturation = "llmd"
    /// One size, for the mean of the judged window.
    case staticMean = "static-mean"
    /// One size, for the peak of the judged window.
    case staticPeak = "static-peak"
    /// A size for each time of the day.
    case scheduled
    /// Perfect foresight of the lead window.
    case oracle
    /// Outrider's own reactive policy.
    case reactive

    /// Whether it knows the demand of the window that it is judged in, which no real autoscaler does.
    ///
    /// `scheduled` does so only where the trace has no past.
    public var usesForesight: Bool {
        switch self {
        case .staticMean, .staticPeak, .oracle: true
        case .hpaUtilization, .hpaQueue, .hpaCache, .knative, .aibrix, .saturation, .scheduled, .reactive: false
        }
    }

    /// What a tuner may choose.
    public var parameters: [TunableParameter] {
        switch self {
        case .hpaUtilization: [Self.utilizationTarget] + Self.behavior
        case .hpaQueue: [Self.queueTarget] + Self.behavior
        case .hpaCache: [Self.cacheTarget] + Self.behavior
        case .knative: Self.knativeParameters
        case .aibrix: Self.aibrixParameters
        case .saturation: Self.saturationParameters
        case .staticMean, .staticPeak, .oracle: [Self.headroom]
        case .scheduled: [Self.headroom, Self.slotMinutes]
        case .reactive: [Self.ownLoadTarget, Self.queueTarget, Self.cacheTarget] + Self.behavior
        }
    }
}
