import Foundation
import Measures
import Simulation

extension CellSpec {
    /// When every window begins; no rule looks at the date.
    static let origin = Timestamp(seconds: 1_767_225_600)

    /// The engine of the first class of pods, in whose replicas demand is told.
    var engine: EngineSpec { world.classes[0].engine }

    /// The nearest size within the bounds.
    func clamped(_ replicas: Int) -> Int {
        min(max(replicas, bounds.lowerBound), bounds.upperBound)
    }

    /// What the cell's policy may be built from.
    func context(demand: DemandCurve, expected: ExpectedDemand) -> ScalerContext {
        var context = ScalerContext(
            bounds: bounds, capacity: capacity, demand: demand, past: nil, leadTime: leadTime, origin: Self.origin)
        if case .kind(.scheduled, _) = scaler {
            context.past = PastDemand(before: expected, engine: engine, capacity: capacity)
        }
        context.daySeconds = 86_400 / arrivals.timeScale
        context.secondsOfDay = startOfWindow / arrivals.timeScale
        return context
    }

    /// Where the window begins in the trace, in seconds of the trace's own clock.
    private var startOfWindow: Double {
        switch arrivals.source {
        case .trace(let trace): trace.startSeconds + arrivals.window.lowerBound
        case .shape: arrivals.window.lowerBound
        }
    }

    /// The P90 of the time from a pod's creation to its readiness, of the slowest class.
    var leadTime: Duration {
        let seconds = world.classes.map { $0.startup.quantileSeconds(normal: Self.normalP90) }.max() ?? 0
        return .seconds(world.life.schedulingDelay + seconds)
    }

    /// The 0.9 quantile of the standard normal distribution.
    private static let normalP90 = 1.281_551_565_544_600_5
}

extension Startup {
    /// Pull, load and the wait for a probe at the given quantile of the load's logarithm.
    fileprivate func quantileSeconds(normal: Double) -> Double {
        pull.seconds + load.seconds * exp(loadSpread * normal) + probePeriod.seconds
    }
}
