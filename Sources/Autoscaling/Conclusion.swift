public import Measures

/// What became of the scale that a recommendation wanted written.
public enum WriteOutcome: Hashable, Sendable {
    /// Nothing was to be written, or nobody was allowed to.
    case notNeeded
    case written
    /// In the words of the last answer.
    case failed(String)
}

/// The end of a reconcile: the next status, and all that is given out.
public struct Conclusion: Hashable, Sendable {
    /// The status to keep, and to hand in next time.
    public internal(set) var status: ScalingStatus
    /// Whether it differs from the status at the start by meaning; only then Kubernetes writes it.
    public let isStatusChanged: Bool
    /// In order.
    public internal(set) var events: [ScalingEvent]
    /// What the reconcile returns; nil if all went well.
    public internal(set) var error: String?

    /// How many of `events` come before the write of the status.
    let earlyEvents: Int
    /// Whether the reconcile stopped before its regular end, where a failed write is only told by an Event.
    let stoppedEarly: Bool

    /// The same end if the write of the status fails; nothing is undone.
    ///
    /// - Parameters:
    ///   - text: the server's words.
    ///   - name: the autoscaler's, without its namespace.
    /// - Returns: with the Event in its place, and the error that then comes back.
    public func withFailedStatusWrite(_ text: String, of name: String) -> Conclusion {
        var result = self
        result.events.insert(ScalingEvent(.failedUpdateStatus, text), at: earlyEvents)
        if !stoppedEarly { result.error = "failed to update status for \(name): \(text)" }
        return result
    }
}

/// A size that was written in the place of the one that the HPA wanted, and why.
public struct OtherSize: Hashable, Sendable {
    /// Replicas.
    public var replicas: Int32
    /// For the Event.
    public var reason: String

    /// Makes a size.
    public init(replicas: Int32, reason: String) {
        self.replicas = replicas
        self.reason = reason
    }
}

extension Recommender {
    /// Keeps the books after the write of the scale: conditions, Events, status, and what rate limits will count.
    ///
    /// - Parameters:
    ///   - recommendation: what the HPA would do.
    ///   - write: what became of the write.
    ///   - other: what was written, where that is another size than the HPA's; its rate limits hold for all changes.
    ///   - memory: the recommendation's.
    ///   - now: the recommendation's.
    /// - Returns: the status to keep, and what is given out.
    public static func conclude(
        _ recommendation: Recommendation, write: WriteOutcome, of other: OtherSize? = nil,
        memory: inout RecommenderMemory, now: Timestamp
    ) -> Conclusion {
        var recommendation = recommendation
        if let other { recommendation.reason = other.reason }
        var isEarly = recommendation.progress != .sized
        var lastScaleTime = recommendation.before.lastScaleTime
        var desired = isEarly ? recommendation.before.desiredReplicas : recommendation.desired
        if let rescale = other?.replicas ?? recommendation.rescale, let current = recommendation.current {
            switch write {
            case .notNeeded: break
            case .written:
                lastScaleTime = now.cutToSecond
                recommendation.succeed(from: current, to: rescale, now: now)
                if let behavior = recommendation.spec.behavior {
                    memory.scaleEvents.store(from: current, to: rescale, behavior: behavior, now: now)
                }
            case .failed(let text):
                isEarly = true
                desired = recommendation.before.desiredReplicas
                recommendation.failToWrite(rescale, text, now: now)
            }
        }
        var status = recommendation.before
        status.conditions = recommendation.conditions
        if let current = recommendation.current {
            status = ScalingStatus(
                lastScaleTime: lastScaleTime, currentReplicas: current, desiredReplicas: desired,
                currentMetrics: recommendation.proposals.map(\.status), conditions: recommendation.conditions)
        }
        return Conclusion(
            status: status, isStatusChanged: status != recommendation.before,
            events: recommendation.events + recommendation.lateEvents, error: recommendation.error,
            earlyEvents: recommendation.events.count, stoppedEarly: isEarly)
    }
}

extension Recommendation {
    fileprivate mutating func succeed(from current: Int32, to replicas: Int32, now: Timestamp) {
        events.append(ScalingEvent(.successfulRescale, "New size: \(replicas); reason: \(reason)"))
        conditions.set(
            .ableToScale, true, .succeededRescale,
            "the HPA controller was able to update the target scale to \(replicas)", now: now)
        guard flags.scaleToZero else {
            conditions.remove(.scaledToZero)
            return
        }
        if current > 0 && replicas == 0 && spec.minReplicas == 0 && spec.canMeasureWithoutPods {
            conditions.set(
                .scaledToZero, true, .scaledToZero, "the HPA controller scaled the workload to zero", now: now)
        } else {
            conditions.set(
                .scaledToZero, false, .notScaledToZero, "the HPA controller did not scale the workload to zero",
                now: now)
        }
    }

    fileprivate mutating func failToWrite(_ replicas: Int32, _ text: String, now: Timestamp) {
        events.append(ScalingEvent(.failedRescale, "New size: \(replicas); reason: \(reason); error: \(text)"))
        error = "failed to rescale \(target): \(text)"
        conditions.set(
            .ableToScale, false, .failedUpdateScale,
            "the HPA controller was unable to update the target scale: \(text)", now: now)
    }
}
