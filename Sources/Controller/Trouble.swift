import Workloads

/// Something that keeps one workload from being scaled as asked; told when it begins, changes or ends.
struct Trouble: Hashable {
    /// The kinds; a workload has at most one trouble of each at a time.
    enum Kind: Hashable {
        /// Annotations that are no spec.
        case annotation
        /// A metric without a value.
        case metrics
        /// Its pods belong to another workload too, or its selector is none.
        case selector
        /// A HorizontalPodAutoscaler of the same Deployment.
        case autoscaler
        /// A write that was refused.
        case write
    }

    var kind: Kind
    /// What decides whether it is still the same trouble; free of ages and counts.
    var sameness: String
    /// What people read.
    var note: String
}

/// The troubles that one workload has now.
struct Troubles: Hashable {
    private var known: [Trouble.Kind: Trouble] = [:]

    /// A change worth telling.
    enum Change: Hashable {
        case began(Trouble)
        case ended(Trouble)
    }

    /// Puts `trouble` (nil: none) in the place of the one of this kind.
    ///
    /// - Returns: nil if it is the one that is known already.
    mutating func set(_ trouble: Trouble?, of kind: Trouble.Kind) -> Change? {
        let old = known[kind]
        guard old?.sameness != trouble?.sameness else { return nil }
        known[kind] = trouble
        if let trouble { return .began(trouble) }
        return old.map { .ended($0) }
    }
}
