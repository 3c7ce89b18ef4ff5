import Autoscaling
import Deciding
import Measures
import Workloads

/// A text of commands and what they answer, as a reviewer reads it.
///
/// A block is a command line and the lines of its answer; blank lines part blocks; `#` begins a remark.
///
///     spec mode=active min=1 max=20 target=1 window=60     one External metric `queue`, so many per replica
///     spec max=20 policy=predictive startup=240            …looking ahead as far as a pod needs, in seconds
///     replicas 6                                           what spec.replicas is now
///     tick 20 queue=9                                      so many ticks of 15 s; queue=missing: no value
///     tick 20 queue=9 slope=2                              …and 2 more at each tick after the first
///
/// A tick answers with a line whenever its answer is not that of the tick before.
struct DecisionScript {
    private var mode = Mode.active
    private var policy = PolicyLevel.reactive
    private var startup: Duration?
    private var scaling = ScalingSpec(
        scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "llm"), maxReplicas: 20)
    private var replicas: Int32 = 1
    private var queue: Int64?
    private var rivals: [Rival] = []
    private var seconds = 0
    private var memory = WorkloadMemory()
    private var last = ""

    private static let start = Timestamp(seconds: 1_795_000_000)

    /// Runs `text` and gives it back with the answers that come out now.
    static func run(_ text: String) -> String {
        var script = DecisionScript()
        return text.split(separator: "\n\n", omittingEmptySubsequences: true).map { block in
            var lines: [Substring] = []
            for line in block.split(separator: "\n", omittingEmptySubsequences: true) {
                lines.append(line)
                guard line.hasPrefix("#") else { break }
            }
            guard let command = lines.last, !command.hasPrefix("#") else { return String(block) }
            return (lines.map(String.init) + script.answer(command)).joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }

    private mutating func answer(_ command: Substring) -> [String] {
        let words = command.split(separator: " ")
        let fields = Dictionary(
            words.dropFirst().compactMap { word -> (Substring, Substring)? in
                let parts = word.split(separator: "=", maxSplits: 1)
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }, uniquingKeysWith: { $1 })
        switch words.first {
        case "spec"?:
            setSpec(fields)
            return []
        case "replicas"?:
            replicas = words.dropFirst().first.flatMap { Int32($0) } ?? replicas
            return []
        case "rival"?:
            rivals = words.dropFirst().first.map { $0 == "none" ? [] : [.autoscaler(name: String($0))] } ?? []
            return []
        case "tick"?:
            if let value = fields["queue"] { queue = Int64(value) }
            let slope = fields["slope"].flatMap { Int64($0) } ?? 0
            let count = words.dropFirst().first.flatMap { Int($0) } ?? 1
            return (0..<count).compactMap { index in
                if index > 0 { queue = queue.map { max(0, $0 + slope) } }
                return tick()
            }
        case .some, nil: return ["no such command"]
        }
    }

    private mutating func setSpec(_ fields: [Substring: Substring]) {
        mode = fields["mode"].flatMap { Mode(rawValue: String($0)) } ?? .active
        policy = fields["policy"].flatMap { PolicyLevel(rawValue: String($0)) } ?? .reactive
        startup = fields["startup"].flatMap { Int64($0) }.map { .seconds($0) }
        scaling.minReplicas = fields["min"].flatMap { Int32($0) }
        scaling.maxReplicas = fields["max"].flatMap { Int32($0) } ?? 20
        let target = fields["target"].flatMap { Int64($0) } ?? 1
        scaling.metrics = [
            .external(.init(name: "queue"), target: .averageValue(.milli(target * 1_000, format: .decimalSI)))
        ]
        scaling.behavior = fields["window"].flatMap { Int32($0) }.map { window in
            ScalingBehavior(scaleUp: nil, scaleDown: ScalingRule(stabilizationWindowSeconds: window))
        }
    }

    /// One tick, and the write of it; nil if it answers as the one before.
    private mutating func tick() -> String? {
        seconds += 15
        let now = Self.start + .seconds(seconds)
        let spec = WorkloadSpec(
            mode: mode, policy: policy, scaling: Defaults.filled(scaling), origins: [.api], startup: startup)
        let deliberation = Decider.deliberate(
            observation(at: now), spec: spec, memory: &memory, now: now)
        let record = deliberation.conclude(
            write: deliberation.write == nil ? .notNeeded : .written, memory: &memory, now: now)
        if record.wrote { replicas = record.to ?? replicas }
        let sizes = "\(record.from ?? -1) → \(record.to ?? -1)\(record.wrote ? " written" : "")"
        let hpa = record.hpa.map { "HPA \($0)" } ?? "HPA has no answer"
        let spoke = record.spoke == "hpa" ? "" : ", spoke \(record.spoke ?? "nobody")"
        let fallback = record.fallback.map { ", no forecast since \($0)" } ?? ""
        let bound = "bound by \(record.boundBy ?? "none")"
        let answer = "\(sizes), \(hpa)\(policy == .reactive ? "" : spoke + fallback), \(bound): \(record.because)"
        defer { last = answer }
        return answer == last ? nil : "  \(seconds) s  \(answer)"
    }

    private func observation(at now: Timestamp) -> Observation {
        let reading: MetricReading =
            queue.map { .values([$0 * 1_000]) } ?? .missing(MetricAPI.external.failure("not found", status: 404))
        return Observation(
            workload: WorkloadID(namespace: "shop", name: "llm"),
            scale: .value(.init(specReplicas: replicas, statusReplicas: replicas, selector: "app=llm")),
            metrics: [
                MetricObservation(name: "queue", source: "external.metrics.k8s.io", reading: reading, at: now)
            ], rivals: rivals)
    }
}
