public import Workloads

/// A refused annotation: which Deployment, which key, what was found, what is accepted, and what to do.
///
/// It holds that one workload's replicas where they are; nothing else comes of it.
public struct AnnotationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was found.
    public enum Finding: Hashable, Sendable {
        /// A value.
        case value(String)
        /// A place in a value, with what is wrong there.
        case flaw(at: String, String)
        /// No annotation of that key; what its absence means, if it means anything.
        case missing(meaning: String?)
        /// An annotation under our prefix that means nothing.
        case unknownKey
    }

    /// The Deployment.
    public var workload: WorkloadID
    /// The whole key, such as `outrider.dev/mode`.
    public var key: String
    /// What was found.
    public var found: Finding
    /// What would have been accepted.
    public var accepted: String
    /// What the owner does next.
    public var nextStep: String

    /// Reads: `shop/llm: annotation outrider.dev/mode is "on"; accepted: off, shadow, canary, active; next: kubectl …`.
    public var description: String { "\(workload): annotation \(note)" }

    /// The same for an Event regarding the Deployment: without its name, and of at most 900 characters.
    public var note: String {
        String("\(key)\(foundText); accepted: \(accepted); next: \(nextStep)".prefix(900))
    }

    private var foundText: String {
        switch found {
        case .value(let text): " is \"\(Self.excerpt(text, of: 64))\""
        case .flaw(let place, let text): ", \(Self.excerpt(place, of: 128)): \(Self.excerpt(text, of: 256))"
        case .missing(let meaning): " is missing" + (meaning.map { ", which means \($0)" } ?? "")
        case .unknownKey: " is unknown"
        }
    }

    /// Enough of an untrusted text to recognise it by, on one line.
    private static func excerpt(_ text: String, of charactersMax: Int) -> String {
        var excerpt = ""
        for character in text.prefix(charactersMax) {
            let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            excerpt.append(isControl ? " " : character)
        }
        return text.count > charactersMax ? excerpt + "…" : excerpt
    }
}
