import Autoscaling
import Measures
import Simulation
import Workloads

extension ScalerKind {
    /// Makes the rule.
    ///
    /// - Parameters:
    ///   - parameters: values by name; what is left out takes its `standard`.
    ///   - context: what it is made for.
    /// - Returns: the rule, which remembers nothing yet.
    /// - Throws: the first parameter, by name, that is unknown or out of its range.
    public func make(
        _ parameters: [String: Double], context: ScalerContext
    ) throws(ScalerError) -> any Autoscaler {
        let values = try values(parameters)
        switch self {
        case .hpaUtilization:
            return horizontal([("engine:utilization", values.milli("target_utilization"))], values, context)
        case .hpaQueue:
            return horizontal([(EngineSignal.waiting.rawValue, values.milli("target_queue"))], values, context)
        case .hpaCache:
            return horizontal([(EngineSignal.kvCache.rawValue, values.milli("target_kv"))], values, context)
        case .knative:
            let stable = values.duration("stable_window_seconds")
            return KnativeRule(
                .init(
                    target: values["target_load"] * context.capacity.concurrency, stableWindow: stable,
                    panicWindow: .seconds(max(2, stable.seconds * values["panic_share"])),
                    panicThreshold: values["panic_threshold"], maxScaleDownRate: values["max_scale_down_rate"],
                    scaleDownDelay: values.duration("scale_down_delay_seconds")))
        case .aibrix:
            return AIBrixRule(
                .init(
                    target: values["target_load"] * context.capacity.concurrency,
                    upTolerance: values["up_tolerance"], downTolerance: values["down_tolerance"],
                    maxScaleUpRate: values["max_scale_up_rate"], maxScaleDownRate: values["max_scale_down_rate"],
                    downCooldown: values.duration("down_cooldown_seconds")))
        case .saturation:
            return SaturationRule(
                .init(
                    cacheThreshold: values["kv_threshold"], queueThreshold: values["queue_threshold"],
                    cacheSpare: values["kv_spare"], queueSpare: values["queue_spare"],
                    interval: values.duration("interval_seconds")))
        case .staticMean: return FixedReplicas(for: context.demand.mean, headroom: values["headroom"])
        case .staticPeak:
            return FixedReplicas(for: context.demand.peak(ofWindow: 60), headroom: values["headroom"])
        case .scheduled:
            return Timetable(
                slotSeconds: values["slot_minutes"] * 60, headroom: values["headroom"], context: context)
        case .oracle:
            return OracleRule(
                demand: context.demand, lead: context.leadTime, headroom: values["headroom"], origin: context.origin)
        case .reactive:
            let load = (values["target_load"] * context.capacity.concurrency * 1_000).rounded()
            return horizontal(
                [
                    (EngineSignal.running.rawValue, Int64(load)),
                    (EngineSignal.waiting.rawValue, values.milli("target_queue")),
                    (EngineSignal.kvCache.rawValue, values.milli("target_kv")),
                ], by: .direct, values, context)
        }
    }

    /// The HPA sees custom metrics through an adapter; our reactive policy scrapes the pods itself.
    private func horizontal(
        _ targets: [(metric: String, milliValue: Int64)], by path: MetricPath = .prometheus,
        _ values: ParameterValues, _ context: ScalerContext
    ) -> any Autoscaler {
        let tolerance = Quantity.milli(values.milli("tolerance"))
        let up = ScalingRule(
            stabilizationWindowSeconds: values.int32("up_window_seconds"),
            policies: [
                .init(type: "Pods", value: 4, periodSeconds: 15),
                .init(type: "Percent", value: values.int32("up_percent"), periodSeconds: 15),
            ], tolerance: tolerance)
        let down = ScalingRule(
            stabilizationWindowSeconds: values.int32("down_window_seconds"),
            policies: [.init(type: "Percent", value: values.int32("down_percent"), periodSeconds: 15)],
            tolerance: tolerance)
        return HorizontalScaler(
            targets: targets, by: path, behavior: ScalingBehavior(scaleUp: up, scaleDown: down),
            bounds: context.bounds)
    }

    private func values(_ given: [String: Double]) throws(ScalerError) -> ParameterValues {
        let known = parameters
        for name in given.keys.sorted() {
            guard let parameter = known.first(where: { $0.name == name }) else {
                throw ScalerError(
                    scaler: rawValue, parameter: name, found: "unknown",
                    accepted: known.map(\.name).joined(separator: ", "))
            }
            guard let value = given[name], value == parameter.nearest(to: value) else {
                let low = parameter.range.lowerBound
                let kind = parameter.isInteger ? "a whole number in " : ""
                throw ScalerError(
                    scaler: rawValue, parameter: name, found: given[name].map { "\($0)" } ?? "",
                    accepted: "\(kind)\(low)...\(parameter.range.upperBound)")
            }
        }
        return ParameterValues(
            values: Dictionary(uniqueKeysWithValues: known.map { ($0.name, given[$0.name] ?? $0.standard) }))
    }
}

/// A value for each parameter of a kind.
struct ParameterValues {
    let values: [String: Double]

    subscript(name: String) -> Double {
        guard let value = values[name] else { preconditionFailure("\(name) is no parameter of this kind") }
        return value
    }

    func milli(_ name: String) -> Int64 { Int64((self[name] * 1_000).rounded()) }
    func int32(_ name: String) -> Int32 { Int32(self[name]) }
    func duration(_ name: String) -> Duration { .seconds(self[name]) }
}
