import KubernetesAPI
import Measures

/// Since when an object's load and metric values are what they are: the origin of those that name none.
struct FirstSeen: Hashable, Sendable {
    /// Tells one set of them from another.
    var driving: String
    var at: Timestamp

    init(driving: String, at: Timestamp) {
        self.driving = driving
        self.at = at
    }

    /// Reads a note; nil if it is none.
    init?(text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, let at = Timestamp(String(words[0])) else { return nil }
        self.init(driving: String(words[1]), at: at)
    }

    /// The note: `2026-11-24T10:15:30.25Z bb5c7x9fd`.
    var text: String { "\(at.shortestText) \(driving)" }

    /// The fingerprint of what drives an object; nil if nothing does.
    static func fingerprint(of object: JSONValue) -> String? {
        let driving = object.annotations.filter { key, _ in
            key == SimulationKey.load || key.hasPrefix(SimulationKey.externalMetricPrefix)
                || key.hasPrefix(SimulationKey.objectMetricPrefix)
        }
        guard !driving.isEmpty else { return nil }
        return TemplateHash.text(of: .object(driving.mapValues { .string($0) }), collisions: 0)
    }
}
