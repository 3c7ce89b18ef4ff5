public import Deciding
import Workloads

/// Who decides in a cell.
public enum CellScaler: Sendable {
    /// A rule, with values for its parameters; what is left out takes its default.
    case kind(ScalerKind, [String: Double] = [:])
    /// Our own `Decider` with exactly this spec, as a Deployment's annotations mean it.
    case spec(WorkloadSpec)

    /// The rule's name, for a cell that nobody labelled; a spec's is its policy level.
    public var name: String {
        switch self {
        case .kind(let kind, _): kind.rawValue
        case .spec(let spec): spec.policy.rawValue
        }
    }

    /// Every parameter with its value; none for a spec.
    public var parameters: [String: Double] {
        switch self {
        case .kind(let kind, let given):
            Dictionary(uniqueKeysWithValues: kind.parameters.map { ($0.name, given[$0.name] ?? $0.standard) })
        case .spec: [:]
        }
    }

    func make(_ context: ScalerContext) throws(ScalerError) -> any Autoscaler {
        switch self {
        case .kind(let kind, let parameters): try kind.make(parameters, context: context)
        case .spec(let spec): try HorizontalScaler(spec)
        }
    }
}
