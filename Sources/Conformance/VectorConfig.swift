import Autoscaling

/// The controller's flags as a file writes them: only those that are not the default.
struct VectorConfig: Decodable {
    var tolerance: Double?
    var cpuInitializationPeriodSeconds: Double?
    var initialReadinessDelaySeconds: Double?
    var downscaleStabilizationSeconds: Double?
    var hpaScaleToZeroGate: Bool?

    var flags: ControllerFlags {
        var flags = ControllerFlags()
        if let tolerance { flags.tolerance = tolerance }
        if let cpuInitializationPeriodSeconds {
            flags.cpuInitializationPeriod = .seconds(cpuInitializationPeriodSeconds)
        }
        if let initialReadinessDelaySeconds { flags.initialReadinessDelay = .seconds(initialReadinessDelaySeconds) }
        if let downscaleStabilizationSeconds { flags.downscaleStabilization = .seconds(downscaleStabilizationSeconds) }
        if let hpaScaleToZeroGate { flags.scaleToZero = hpaScaleToZeroGate }
        return flags
    }
}
