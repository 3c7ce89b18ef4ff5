import Workloads

/// The series under which one engine tells its signals.
///
/// Names change between versions of an engine, so a signal has several: the first that a pod exposes counts.
struct EngineTable: Sendable {
    /// One name of one signal.
    struct Series: Hashable, Sendable {
        /// How the label sets of one pod (models, data-parallel ranks) become one number.
        enum Fold: Hashable, Sendable {
            /// Requests and tokens add up.
            case sum
            /// Of shares the worst counts: a pod is full when one of its ranks is.
            case highest
        }

        /// The series' name.
        var name: String
        /// Labels that a sample must have.
        var labels: [String: String] = [:]
        /// How its label sets are joined.
        var fold: Fold = .sum
    }

    /// The engine.
    var engine: Engine
    /// Where it listens if nothing else says so.
    var port: Int
    /// Where its exposition is if nothing else says so.
    var path = "/metrics"
    /// Names by signal, newest first; a signal that the engine does not tell is absent.
    var series: [EngineSignal: [Series]]

    /// All engines that we know, in the order in which `auto` tries them.
    static let all: [EngineTable] = [.vllm, .sglang, .tensorRTLLM, .triton, .tgi]

    /// The tables that `engine` leaves open.
    static func candidates(_ engine: Engine) -> [EngineTable] {
        switch engine {
        case .auto: all
        case .vllm: [.vllm]
        case .sglang: [.sglang]
        case .triton: [.triton]
        case .tgi: [.tgi]
        case .trtllm: [.tensorRTLLM]
        case .prometheus, .none: []
        }
    }
}
