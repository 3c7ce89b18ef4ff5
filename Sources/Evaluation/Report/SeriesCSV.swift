/// The course of one run as CSV: a line of names, then one line a step; what is unknown is an empty cell.
public enum SeriesCSV {
    /// The document.
    public static func text(_ series: [SeriesPoint]) -> String {
        let names = SeriesPoint.CodingKeys.allCases.map(\.rawValue).joined(separator: ",")
        return ([names] + series.map(line)).map { $0 + "\n" }.joined()
    }

    private static func line(_ point: SeriesPoint) -> String {
        SeriesPoint.CodingKeys.allCases.map { key in
            switch key {
            case .seconds: DecimalText.trimmed(point.seconds, digits: 3)
            case .demandReplicas: number(point.demandReplicas)
            case .specReplicas: "\(point.specReplicas)"
            case .readyReplicas: "\(point.readyReplicas)"
            case .pendingReplicas: "\(point.pendingReplicas)"
            case .ttftP95: number(point.ttftP95)
            case .waiting: "\(point.waiting)"
            case .running: "\(point.running)"
            case .utilization: number(point.utilization)
            case .lbEfficiency: number(point.lbEfficiency)
            }
        }.joined(separator: ",")
    }

    private static func number(_ value: Double?) -> String {
        value.map { DecimalText.trimmed($0, digits: 6) } ?? ""
    }
}
