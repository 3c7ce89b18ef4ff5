import Measures

/// The ratios of usage to target around 1 that change nothing.
struct Tolerance: Hashable {
    let down: Double
    let up: Double

    /// A rule's own tolerance goes before the flag, each direction by itself.
    init(_ spec: ScalingSpec, flags: ControllerFlags) {
        let behavior = flags.configurableTolerance ? spec.behavior : nil
        down = behavior?.scaleDown?.tolerance?.approximateDouble ?? flags.tolerance
        up = behavior?.scaleUp?.tolerance?.approximateDouble ?? flags.tolerance
    }

    /// Both ends belong to it; NaN never does.
    func contains(_ ratio: Double) -> Bool {
        1.0 - down <= ratio && ratio <= 1.0 + up
    }
}
