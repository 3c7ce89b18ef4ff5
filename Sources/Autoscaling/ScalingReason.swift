/// The words for programs in conditions and Events; all that a reconcile can give.
public enum ScalingReason: String, Hashable, Codable, Sendable, CaseIterable {
    // AbleToScale
    case succeededGetScale = "SucceededGetScale"
    case failedGetScale = "FailedGetScale"
    case readyForNewScale = "ReadyForNewScale"
    case scaleUpStabilized = "ScaleUpStabilized"
    case scaleDownStabilized = "ScaleDownStabilized"
    case succeededRescale = "SucceededRescale"
    case failedUpdateScale = "FailedUpdateScale"
    // ScalingActive; the failures are Events as well
    case validMetricFound = "ValidMetricFound"
    case scalingDisabled = "ScalingDisabled"
    case invalidSelector = "InvalidSelector"
    case ambiguousSelector = "AmbiguousSelector"
    case failedGetResourceMetric = "FailedGetResourceMetric"
    case failedGetContainerResourceMetric = "FailedGetContainerResourceMetric"
    case failedGetPodsMetric = "FailedGetPodsMetric"
    case failedGetObjectMetric = "FailedGetObjectMetric"
    case failedGetExternalMetric = "FailedGetExternalMetric"
    case invalidMetricSourceType = "InvalidMetricSourceType"
    // ScalingLimited
    case scaleUpLimit = "ScaleUpLimit"
    case scaleDownLimit = "ScaleDownLimit"
    case tooManyReplicas = "TooManyReplicas"
    case tooFewReplicas = "TooFewReplicas"
    case desiredWithinRange = "DesiredWithinRange"
    // ScaledToZero
    case scaledToZero = "ScaledToZero"
    case notScaledToZero = "NotScaledToZero"
    // Events only
    case selectorRequired = "SelectorRequired"
    case failedComputeMetricsReplicas = "FailedComputeMetricsReplicas"
    case failedRescale = "FailedRescale"
    case successfulRescale = "SuccessfulRescale"
    case failedUpdateStatus = "FailedUpdateStatus"
}
