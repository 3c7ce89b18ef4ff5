import Autoscaling
import Deciding
public import KubernetesAPI
import Measures
public import Workloads

/// Reads what the annotations of a Deployment ask for.
///
/// The annotations are untrusted: whatever they hold, the answer is a spec or one error that says what to mend.
public enum SpecParser {
    /// Replicas that may be asked for; no Deployment of inference pods comes near.
    static let replicasMax: Int32 = 10_000

    /// Reads the annotations of `deployment`.
    ///
    /// - Parameters:
    ///   - deployment: the Deployment, with its pod template.
    ///   - defaultMode: the mode of one that has no `outrider.dev/mode`; nil: such a one is not ours.
    /// - Returns: what is asked for.
    /// - Throws: the first annotation that cannot be followed.
    public static func parse(
        _ deployment: Deployment, defaultMode: Mode? = nil
    ) throws(AnnotationError) -> OptIn {
        let workload = WorkloadID(namespace: deployment.metadata.namespace, name: deployment.metadata.name)
        let reader = AnnotationReader(deployment.metadata.annotations, of: workload)
        guard let mode = try reader.word(.mode, as: Mode.self) ?? defaultMode else {
            try reader.checkSpelling()
            return .absent
        }
        if mode == .off { return .off }
        try reader.checkKeys()
        let policy = try policy(reader)
        let engine = try reader.word(.engine, as: Engine.self) ?? .auto
        try checkUnused(reader)
        let scaling = try ScalingAnnotations(reader, engine: engine, template: deployment.template)
        var spec = WorkloadSpec(
            mode: mode, policy: policy, scaling: scaling.spec, origins: scaling.origins,
            scrape: ScrapeSettings(engine: engine), startup: try startup(reader))
        let isScraped = scaling.origins.contains(.scrape) || !spec.signals.isEmpty
        spec.scrape = try ScrapeAnnotations.settings(
            reader, engine: engine, template: deployment.template, isNeeded: isScraped)
        return .spec(spec)
    }

    /// The policy; `reactive` unless one is named.
    private static func policy(_ reader: AnnotationReader) throws(AnnotationError) -> PolicyLevel {
        guard let text = reader.text(.policy) else { return .reactive }
        let accepted = "\(PolicyLevel.reactive.rawValue), \(PolicyLevel.predictive.rawValue)"
        switch PolicyLevel(rawValue: text) {
        case .reactive?: return .reactive
        case .predictive?: return .predictive
        case .learned?:
            throw reader.refusal(of: .policy, accepted: "\(accepted) (\(text) comes with a later version)")
        case nil: throw reader.refusal(of: .policy, accepted: accepted)
        }
    }

    /// What a start is expected to take; nil for `auto`, and absent.
    private static func startup(_ reader: AnnotationReader) throws(AnnotationError) -> Duration? {
        guard let text = reader.text(.startup), text != "auto" else { return nil }
        guard let startup = DurationText(text) else {
            throw reader.refusal(of: .startup, accepted: "auto, or a duration up to 24h such as 3m30s")
        }
        return startup.duration
    }

    /// Checks what no rule of this version looks at, so that it is right when one does.
    private static func checkUnused(_ reader: AnnotationReader) throws(AnnotationError) {
        if let text = reader.text(.cost) {
            guard let cost = Double(text), cost > 0, cost <= 1e6 else {
                throw reader.refusal(of: .cost, accepted: "a number above 0 and up to 1000000, such as 1")
            }
        }
    }
}
