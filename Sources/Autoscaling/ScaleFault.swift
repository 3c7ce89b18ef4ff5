import Workloads

/// Why there is no scale to work on, in Kubernetes' words.
enum ScaleFault: Error, Hashable {
    case badVersion(String)
    case unmapped(String)
    case unread(String)

    /// The bare reason.
    var text: String {
        switch self {
        case .badVersion(let text), .unmapped(let text), .unread(let text): text
        }
    }

    /// What the reconcile returns; `target` is `KIND/NAMESPACE/NAME`.
    func chain(_ target: String) -> String {
        switch self {
        case .badVersion: "invalid API version in scale target reference: \(text)"
        case .unmapped: "unable to determine resource for scale target reference: \(text)"
        case .unread: "failed to query scale subresource for \(target): \(text)"
        }
    }
}

extension Observation {
    /// The scale of the target that `spec` names.
    func scale(for spec: ScalingSpec) throws(ScaleFault) -> Scale {
        do {
            _ = try spec.scaleTargetRef.group()
        } catch {
            throw .badVersion(error.description)
        }
        switch scale {
        case .value(let scale): return scale
        case .unavailable(let error):
            switch error.stage {
            case .mapping: throw .unmapped(error.description)
            case .reading: throw .unread(error.description)
            }
        }
    }
}
