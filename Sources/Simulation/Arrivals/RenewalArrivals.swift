import Measures

/// A renewal process in the integral of a rate.
///
/// The n-th request comes when the expected number of requests reaches the sum of n distances of mean 1: a time change,
/// which keeps the law and follows the rate exactly. Source: Massey, Parker and Whitt, "Estimating the parameters of a
/// nonhomogeneous Poisson process with linear rate", 1996, for Poisson; Gerhardt and Nelson, "Transforming renewal
/// processes for simulation of nonstationary arrival processes", 2009, for the rest.
struct RenewalArrivals: Sendable {
    private var curve: RateCurve
    private let draw: RenewalDraw
    /// Mean sizes of the steps that the curve counts; none for a curve without.
    private let sizes: [RequestSize?]
    private var stream: RandomStream
    private var last = 0.0
    private var isFirst = true

    init(_ curve: RateCurve, law: RenewalLaw, sizes: [RequestSize?], stream: RandomStream) {
        self.curve = curve
        draw = RenewalDraw(law)
        self.sizes = sizes
        self.stream = stream
    }

    /// The rate of a trace of any kind.
    init(_ trace: Trace, _ spec: ArrivalSpec, law: RenewalLaw, stream: RandomStream) {
        let steps = TraceSteps(trace)
        let curve = RateCurve(
            RateCurve.filled(steps.rates), stepSeconds: steps.stepSeconds, window: spec.window,
            scale: spec.rateScale, timeScale: spec.timeScale, loops: spec.loops)
        self.init(curve, law: law, sizes: steps.sizes, stream: stream)
    }

    /// When the next request comes, in played seconds, and what its step says of its size.
    mutating func next() -> (at: Double, size: RequestSize?)? {
        let gap = isFirst ? draw.firstGap(using: &stream) : draw.gap(using: &stream)
        isFirst = false
        guard let at = curve.time(after: last, for: gap) else { return nil }
        last = at
        return (at, sizes.isEmpty ? nil : sizes[curve.stepIndex])
    }
}
