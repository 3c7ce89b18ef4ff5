/// Why a text or an object is no label query; the description is Kubernetes' own, word for word.
public struct LabelQueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Kubernetes' text.
    public let description: String

    init(_ description: String) {
        self.description = description
    }

    /// Several faults of one requirement, each told once.
    init(allOf faults: [String]) {
        var distinct: [String] = []
        for fault in faults where !distinct.contains(fault) { distinct.append(fault) }
        self.init(distinct.count == 1 ? distinct[0] : "[\(distinct.joined(separator: ", "))]")
    }
}
