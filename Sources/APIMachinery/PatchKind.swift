import KubernetesAPI

/// How the body of a PATCH is meant.
public enum PatchKind: String, Hashable, Sendable, CaseIterable {
    /// RFC 6902.
    case json = "application/json-patch+json"
    /// RFC 7396.
    case merge = "application/merge-patch+json"
    /// A merge patch that knows which lists are maps.
    case strategic = "application/strategic-merge-patch+json"
    /// Server-side apply.
    case apply = "application/apply-patch+yaml"

    /// Reads a Content-Type header, parameters ignored.
    ///
    /// - Throws: 415 for anything else.
    public init(contentType: String) throws(StatusError) {
        let media = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        guard let kind = PatchKind(rawValue: media) else {
            throw StatusError(
                code: 415, reason: "UnsupportedMediaType", message: "415: Unsupported Media Type", details: [:])
        }
        self = kind
    }
}
