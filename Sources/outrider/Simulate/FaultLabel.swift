import Evaluation
import Simulation

/// Faults as a plot shows them.
enum FaultLabel {
    /// The stretch of `fault`; one that stays lasts until `end`, and what is over at once is a line.
    static func fault(_ fault: Fault, end: Double) -> TimeSeriesPlot.Fault {
        func stretch(_ name: String, _ seconds: Double) -> TimeSeriesPlot.Fault {
            TimeSeriesPlot.Fault(name, seconds: fault.at...(max(fault.at, min(end, fault.at + seconds))))
        }
        switch fault.kind {
        case .podCrash(let count): return stretch(count == 1 ? "a pod crashes" : "\(count) pods crash", 0)
        case .nodeLoss(let node, let seconds): return stretch("node \(node) lost", seconds)
        case .slowPod(let factor, let seconds):
            return stretch("a pod \(DecimalText.trimmed(factor, digits: 1))× slower", seconds)
        case .metricOutage(let seconds): return stretch("no metrics", seconds)
        case .quota(let accelerators): return stretch(accelerators.map { "quota \($0)" } ?? "no quota", 0)
        }
    }
}
