/// Why a forecast is what it is; the raw value stands in the decision record.
public enum ForecastReason: String, CaseIterable, Codable, Sendable {
    /// Few outcomes are known yet: the interval is a prior.
    case learning
    /// Errors are nearly as large as demand itself: what helps is headroom, not a better forecast.
    case unforecastable
    /// Nobody beats persistence at this lead: the gate has fallen back to it.
    case persistenceLeads = "persistence_leads"
    /// No parameters were given.
    case networkAbsent = "network_absent"
    /// The workload is in its first hours: the network is scored, not heard.
    case networkYoung = "network_young"
    /// The network is no better than persistence at present.
    case networkWorse = "network_worse"
    /// The features lie outside of what the network was trained on.
    case networkOutOfRange = "network_out_of_range"
    /// The newest observation is old: calibration stands still.
    case gap
}
