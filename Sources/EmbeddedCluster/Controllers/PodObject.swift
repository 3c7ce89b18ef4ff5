import KubernetesAPI
import Measures

/// What controllers read of a pod.
extension JSONValue {
    /// The node that it is bound to.
    var nodeName: String? { self["spec"]?["nodeName"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 } }

    /// `status.phase`.
    var podPhase: String { self["status"]?["phase"]?.stringValue ?? "Pending" }

    /// Whether its containers have ended for good.
    var isFinishedPod: Bool { podPhase == "Succeeded" || podPhase == "Failed" }

    /// Whether it counts for its replica set: neither ended nor on its way out.
    var isActivePod: Bool { !isFinishedPod && !isTerminating }

    /// Whether its Ready condition is true.
    var isReadyPod: Bool { condition("Ready")?["status"]?.stringValue == "True" }

    /// Since when its Ready condition is as it is.
    var readySince: Timestamp? { condition("Ready")?["lastTransitionTime"]?.stringValue.flatMap { Timestamp($0) } }

    /// Whether it has been ready for `seconds`.
    func isAvailablePod(minReadySeconds seconds: Int64, now: Timestamp) -> Bool {
        guard isReadyPod else { return false }
        guard seconds > 0 else { return true }
        guard let readySince else { return false }
        return readySince + .seconds(seconds) <= now
    }

    /// `status.podIP`.
    var podAddress: String? { self["status"]?["podIP"]?.stringValue }

    /// The containers of its spec.
    var containers: [JSONValue] { self["spec"]?["containers"]?.arrayValue ?? [] }

    /// The sum over its containers of what they request of one resource; a limit counts where no request is.
    func podRequest(_ resource: String) -> Double {
        containers.reduce(0) { sum, container in
            let resources = container["resources"]
            let text =
                resources?["requests"]?[resource]?.stringValue ?? resources?["limits"]?[resource]?.stringValue ?? "0"
            return sum + ((try? Quantity(text))?.approximateDouble ?? 0)  // the API checked the text already
        }
    }
}
