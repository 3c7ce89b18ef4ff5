/// The measures that reports compare; all others are in the cells.
public enum ReportedMeasure: String, Hashable, Codable, Sendable, CaseIterable {
    case gpuHours = "gpu_hours"
    case sloMissRatio = "slo_miss_ratio"
    case responseDelayMean = "response_delay_mean"
    case ttftP95 = "ttft_p95"
    case lbEfficiency = "lb_efficiency"

    /// What `cell` says; nil where it is unknown.
    public func value(of cell: CellResult) -> Double? {
        switch self {
        case .gpuHours: cell.gpuHours
        case .sloMissRatio: cell.sloMissRatio
        case .responseDelayMean: cell.responseDelayMean
        case .ttftP95: cell.ttftP95
        case .lbEfficiency: cell.lbEfficiency
        }
    }

    /// Its name with the unit, as tables and plots head it.
    var heading: String {
        switch self {
        case .gpuHours: "GPU-hours"
        case .sloMissRatio: "SLO misses, %"
        case .responseDelayMean: "response delay mean, s"
        case .ttftP95: "TTFT p95, s"
        case .lbEfficiency: "balance"
        }
    }

    /// What a value in base units is multiplied by for people: ratios of misses are shown in per cent.
    var scale: Double {
        switch self {
        case .sloMissRatio: 100
        case .gpuHours, .responseDelayMean, .ttftP95, .lbEfficiency: 1
        }
    }

    /// Decimals of a value in a table.
    var digits: Int {
        switch self {
        case .gpuHours, .sloMissRatio: 2
        case .responseDelayMean, .ttftP95, .lbEfficiency: 3
        }
    }
}
