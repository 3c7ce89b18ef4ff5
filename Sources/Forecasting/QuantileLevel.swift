/// The levels of demand that are forecast, lowest first.
public enum QuantileLevel: Double, CaseIterable, Codable, Sendable {
    case p50 = 0.5
    case p80 = 0.8
    case p90 = 0.9
    case p95 = 0.95
    case p99 = 0.99
}
