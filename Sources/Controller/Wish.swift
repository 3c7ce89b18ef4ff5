import Deciding
import Workloads

/// What a Deployment's annotations ask for.
enum Wish: Hashable {
    /// Nothing: the Deployment is not ours.
    case none
    /// To be left alone.
    case off
    /// Something that is no spec; the text names annotation, value and what is accepted.
    case refused(String)
    /// To be scaled so.
    case spec(WorkloadSpec)

    /// The same, deciding and explaining only.
    var inShadow: Wish {
        guard case .spec(var spec) = self, spec.mode.writes else { return self }
        spec.mode = .shadow
        return .spec(spec)
    }
}
