/// A model on an accelerator: the server in one replica, and where its numbers come from.
///
/// Every constant is explained in Documentation/Simulator.md.
public struct EngineProfile: Hashable, Sendable {
    /// The accelerator's class, such as `h100`.
    public let accelerator: String
    /// The model, such as `llama-3-8b`.
    public let model: String
    /// Accelerators of one replica.
    public let gpus: Int
    /// The server.
    public let engine: EngineSpec
    /// Where the numbers come from.
    public let source: String

    /// Makes a profile.
    public init(accelerator: String, model: String, gpus: Int, engine: EngineSpec, source: String) {
        self.accelerator = accelerator
        self.model = model
        self.gpus = gpus
        self.engine = engine
        self.source = source
    }

    /// All that are known.
    public static let all: [EngineProfile] = [
        llama8BOnH100, llama8BOnA100, llama8BOnL40S, llama70BOnH100, llama70BOnA100,
    ]

    /// The profile of a model on an accelerator; nil if there is none.
    public static func named(_ accelerator: String, model: String) -> EngineProfile? {
        all.first { $0.accelerator == accelerator && $0.model == model }
    }

    /// Seconds of work that a prompt token is; 0 for a plain server.
    public var promptSeconds: Double { rates?.prompt ?? 0 }

    /// Seconds of work that an output token is which looks at `context` tokens; 0 for a plain server.
    public func outputSeconds(context: Double) -> Double {
        rates.map { $0.output + $0.context * context } ?? 0
    }

    private var rates: WorkRates? {
        switch engine.server {
        case .batching(let spec): WorkRates(spec)
        case .workers: nil
        }
    }
}
