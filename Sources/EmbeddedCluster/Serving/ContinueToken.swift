import APIMachinery
import KubernetesAPI

/// Where a list goes on: after which key, at which version.
struct ContinueToken: Hashable, Sendable {
    /// The version that the pages show; nil goes on at the newest.
    var revision: Int64?
    /// The last key of the page before.
    var after: String

    init(revision: Int64?, after: String) {
        self.revision = revision
        self.after = after
    }

    /// - Throws: 400 for text that no server gave out.
    init(parsing text: String) throws(StatusError) {
        guard let bytes = Base64URL.bytes(text), let json = try? JSONValue(parsing: bytes),
            json["v"]?.stringValue == "meta.k8s.io/v1", let revision = json["rv"]?.integerValue,
            let start = json["start"]?.stringValue, start.hasSuffix("\0")
        else {
            throw .badRequest(
                "invalid continue token: continue key is not valid: found \"\(text.prefix(64))\"; accepted: "
                    + "metadata.continue of a list")
        }
        self.init(revision: revision < 0 ? nil : revision, after: String(start.dropLast()))
    }

    /// URL-safe base64 of JSON, in the layout of kube-apiserver.
    var text: String {
        let json: JSONValue = [
            "v": "meta.k8s.io/v1", "rv": .integer(revision ?? -1), "start": .string(after + "\0"),
        ]
        return Base64URL.text(json.bytes)
    }
}
