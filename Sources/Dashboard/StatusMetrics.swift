import Deciding
import Workloads

/// The series that the last decisions say; they go when their workload goes, for they are kept nowhere else.
struct StatusMetrics {
    let status: ControllerStatus
    let build: BuildInfo

    /// Appends every series.
    func write(to text: inout MetricsText) {
        text.add(
            "outrider_build_info", .gauge, help: "Always 1; the labels say which build this is.",
            labels: [("version", build.version), ("commit", build.commit)], value: 1)
        writeCounts(to: &text)
        for workload in status.workloads {
            writeReplicas(workload.record, to: &text)
            writeTally(workload, to: &text)
            if let forecast = workload.record.forecast {
                ForecastMetrics(forecast: forecast, labels: Self.labels(workload.record)).write(to: &text)
            }
        }
    }

    private func writeCounts(to text: inout MetricsText) {
        var counts: [String: [String: Int]] = [:]
        for workload in status.workloads {
            // One whose annotations are refused has neither; it is in the log, the Events and the API.
            guard let mode = workload.record.mode, let policy = workload.record.policy else { continue }
            counts[mode.rawValue, default: [:]][policy.rawValue, default: 0] += 1
        }
        for mode in Mode.allCases {
            for policy in PolicyLevel.allCases {
                guard let count = counts[mode.rawValue]?[policy.rawValue] else { continue }
                text.add(
                    "outrider_workloads", .gauge, help: "Workloads that have opted in, by mode and policy level.",
                    labels: [("mode", mode.rawValue), ("policy", policy.rawValue)], value: Double(count))
            }
        }
    }

    private func writeReplicas(_ record: DecisionRecord, to text: inout MetricsText) {
        let gauges: [(name: String, help: String, value: Int32?)] = [
            ("outrider_replicas", "Replicas that the workload's spec asked for before the last decision.", record.from),
            ("outrider_ready_replicas", "Pods that are ready and not going.", record.ready),
            ("outrider_pending_replicas", "Pods that are neither ready, nor finished, nor going.", record.pending),
            ("outrider_desired_replicas", "Replicas that the last decision wants.", record.to),
            ("outrider_hpa_replicas", "Replicas that the plain HPA would have.", record.hpa),
        ]
        for gauge in gauges {
            // Unknown is no series, never 0.
            guard let value = gauge.value else { continue }
            text.add(gauge.name, .gauge, help: gauge.help, labels: Self.labels(record), value: Double(value))
        }
    }

    private func writeTally(_ workload: WorkloadStatus, to text: inout MetricsText) {
        let labels = Self.labels(workload.record)
        for (direction, count) in [
            ("up", workload.tally.up), ("down", workload.tally.down), ("hold", workload.tally.hold),
        ] {
            text.add(
                "outrider_decisions_total", .counter, help: "Decisions, by direction.",
                labels: labels + [("direction", direction)], value: Double(count))
        }
        for (rule, count) in workload.tally.bound.sorted(by: { $0.key < $1.key }) {
            text.add(
                "outrider_bound_total", .counter, help: "Decisions that a rule of the shield bound, by rule.",
                labels: labels + [("rule", rule)], value: Double(count))
        }
    }

    private static func labels(_ record: DecisionRecord) -> [(String, String)] {
        [("namespace", record.namespace), ("workload", record.id.name)]
    }
}
