/// The flags and feature gates of kube-controller-manager that change an answer; the defaults are Kubernetes 1.36's.
public struct ControllerFlags: Hashable, Codable, Sendable {
    /// `--horizontal-pod-autoscaler-tolerance`: the deviation from a ratio of 1 that is ignored.
    public var tolerance: Double
    /// `--horizontal-pod-autoscaler-cpu-initialization-period`: how long a pod's first CPU samples are mistrusted.
    public var cpuInitializationPeriod: Duration
    /// `--horizontal-pod-autoscaler-initial-readiness-delay`: a pod not ready since before it has never been ready.
    public var initialReadinessDelay: Duration
    /// `--horizontal-pod-autoscaler-downscale-stabilization`: the down window where no behaviour names one.
    public var downscaleStabilization: Duration
    /// Gate HPAScaleToZero.
    public var scaleToZero: Bool
    /// Gate HPAConfigurableTolerance.
    public var configurableTolerance: Bool
    /// Gate PodLevelResources.
    public var podLevelResources: Bool

    /// Makes flags; each is Kubernetes' default unless given.
    public init(
        tolerance: Double = 0.1, cpuInitializationPeriod: Duration = .seconds(300),
        initialReadinessDelay: Duration = .seconds(30), downscaleStabilization: Duration = .seconds(300),
        scaleToZero: Bool = false, configurableTolerance: Bool = true, podLevelResources: Bool = true
    ) {
        self.tolerance = tolerance
        self.cpuInitializationPeriod = cpuInitializationPeriod
        self.initialReadinessDelay = initialReadinessDelay
        self.downscaleStabilization = downscaleStabilization
        self.scaleToZero = scaleToZero
        self.configurableTolerance = configurableTolerance
        self.podLevelResources = podLevelResources
    }
}
