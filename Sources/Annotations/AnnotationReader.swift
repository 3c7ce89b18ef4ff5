import Workloads

/// The annotations of one Deployment, with the words in which a value of them is refused.
struct AnnotationReader {
    /// The Deployment.
    let workload: WorkloadID
    private let annotations: [String: String]

    /// Reads `annotations`, which may hold others' too.
    init(_ annotations: [String: String], of workload: WorkloadID) {
        self.workload = workload
        self.annotations = annotations
    }

    /// The text of `key`, without blanks around it; nil without the annotation.
    func text(_ key: AnnotationKey) -> String? {
        guard let text = annotations[key.text] else { return nil }
        let trimmed = text.drop { $0.isWhitespace }
        guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(trimmed[...last])
    }

    /// Refuses the value of `key`.
    func refusal(
        of key: AnnotationKey, accepted: String, found: AnnotationError.Finding? = nil, next: String? = nil
    ) -> AnnotationError {
        AnnotationError(
            workload: workload, key: key.text, found: found ?? text(key).map { .value($0) } ?? .missing(meaning: nil),
            accepted: accepted, nextStep: next ?? "\(annotate) --overwrite \(key.text)=\(key.example)")
    }

    /// The command that removes `key`.
    func removal(of key: String) -> String { "\(annotate) \(key)-" }

    private var annotate: String { "kubectl -n \(workload.namespace) annotate deployment/\(workload.name)" }

    /// One of the words of `Value`; nil without the annotation.
    func word<Value: RawRepresentable & CaseIterable>(
        _ key: AnnotationKey, as _: Value.Type
    ) throws(AnnotationError) -> Value? where Value.RawValue == String {
        guard let text = text(key) else { return nil }
        guard let value = Value(rawValue: text) else {
            throw refusal(of: key, accepted: Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    /// An integer in decimal digits; nil without the annotation.
    func integer(
        _ key: AnnotationKey, in range: ClosedRange<Int32>, accepted: String? = nil
    ) throws(AnnotationError) -> Int32? {
        guard let text = text(key) else { return nil }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let value = Int32(text), range.contains(value)
        else {
            throw refusal(
                of: key, accepted: accepted ?? "an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// Refuses keys under our prefix that mean nothing, or nothing yet.
    func checkKeys() throws(AnnotationError) {
        for key in annotations.keys.sorted() where key.hasPrefix(AnnotationKey.prefix) {
            let rawValue = String(key.dropFirst(AnnotationKey.prefix.count))
            guard let known = AnnotationKey(rawValue: rawValue) else { throw unknown(key, rawValue) }
            switch known.support {
            case .full, .checked: continue
            case .none:
                if known == .weights, text(known) == "off" { continue }  // what it says is what happens
                throw refusal(
                    of: known,
                    accepted: known == .weights
                        ? "off, until a later version writes weights" : "no value yet: a later version follows it",
                    next: removal(of: key))
            }
        }
    }

    /// Refuses the first key that is no key of ours, even on a Deployment without a mode: the mode may be misspelt.
    func checkSpelling() throws(AnnotationError) {
        for key in annotations.keys.sorted() where key.hasPrefix(AnnotationKey.prefix) {
            let rawValue = String(key.dropFirst(AnnotationKey.prefix.count))
            if AnnotationKey(rawValue: rawValue) == nil { throw unknown(key, rawValue) }
        }
    }

    private func unknown(_ key: String, _ rawValue: String) -> AnnotationError {
        let nearest = AnnotationKey.nearest(to: rawValue).text
        return AnnotationError(
            workload: workload, key: key, found: .unknownKey,
            accepted: "\(nearest), or another key of Documentation/Annotations.md",
            nextStep: "rename it to \(nearest), or \(removal(of: key))")
    }
}
