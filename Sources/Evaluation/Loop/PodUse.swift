import Simulation

/// What the ready pods have done so far, to be compared with what they had done a while before.
struct PodUse: Sendable {
    private struct Pod {
        var ordinal: Int
        var readySince: Double?
        var busySeconds: Double
    }

    /// When it was seen.
    let seconds: Double
    /// By ordinal.
    private let pods: [Pod]

    init(_ world: World) {
        seconds = world.seconds
        pods = world.pods.filter(\.isServing).map {
            Pod(ordinal: $0.ordinal, readySince: $0.readySince, busySeconds: $0.busySeconds)
        }
    }

    /// Share of its own time that each pod worked, of those that served all the while.
    ///
    /// A pod that is slowed down does less work in its time and is as full.
    func utilizations(since before: PodUse) -> [Double] {
        let span = seconds - before.seconds
        guard span > 0 else { return [] }
        var result: [Double] = []
        var index = 0
        for pod in pods {
            while index < before.pods.count, before.pods[index].ordinal < pod.ordinal { index += 1 }
            guard index < before.pods.count, before.pods[index].ordinal == pod.ordinal,
                before.pods[index].readySince == pod.readySince
            else { continue }
            result.append((pod.busySeconds - before.pods[index].busySeconds) / span)
        }
        return result
    }
}
