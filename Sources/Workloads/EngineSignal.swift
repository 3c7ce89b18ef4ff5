/// What every inference engine tells of its load, under whatever name; one number a pod.
///
/// The raw value is the name of a Pods metric that asks for it. It stands in a spec where a series of one
/// engine would, so that a spec holds whichever engine, and whichever version of it, runs in the pods.
public enum EngineSignal: String, Hashable, Codable, Sendable, CaseIterable {
    /// Requests accepted and not yet running.
    case waiting = "engine:waiting"
    /// Requests running.
    case running = "engine:running"
    /// Share of the KV cache in use, 0...1.
    case kvCache = "engine:kv_cache"
    /// Requests finished a second.
    case requests = "engine:requests"
    /// Prompt tokens read a second.
    case promptTokens = "engine:prompt_tokens"
    /// Tokens generated a second.
    case outputTokens = "engine:output_tokens"
}
