/// Why a text is no quantity; the descriptions are Kubernetes' own, word for word.
public enum QuantityError: Error, Hashable, Sendable {
    /// Empty, or something is left over after number and suffix.
    case malformed
    /// A suffix that is in no family, such as `K` or `e`.
    case unknownSuffix
    /// Longer than `Quantity.textBytesMax`; Kubernetes itself has no such bound.
    case tooLong(bytes: Int)
}

extension QuantityError: CustomStringConvertible {
    /// Kubernetes' text, where Kubernetes refuses it too.
    public var description: String {
        switch self {
        case .malformed:
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        case .unknownSuffix: "unable to parse quantity's suffix"
        case .tooLong(let bytes): "a quantity of \(bytes) bytes is too long; accepted: up to \(Quantity.textBytesMax)"
        }
    }
}
