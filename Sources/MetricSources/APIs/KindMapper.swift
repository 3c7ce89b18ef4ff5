import Autoscaling
import KubernetesAPI
import KubernetesClient

/// From a kind to the plural of its paths, by discovery; what was found once is remembered.
actor KindMapper {
    /// Kinds that are remembered; an Object metric rarely names more than a handful.
    static let rememberedMax = 256

    private struct Kind: Hashable {
        var apiVersion: String
        var name: String
    }

    private let client: Client
    private var known: [Kind: String] = [:]

    init(client: Client) {
        self.client = client
    }

    /// The plural of `kind`.
    func resource(of kind: String, group: String, apiVersion: String) async -> SourceAnswer<String> {
        let version = group.isEmpty ? "v1" : apiVersion
        let key = Kind(apiVersion: version, name: kind)
        if let plural = known[key] { return .success(plural) }
        let segments = group.isEmpty ? ["api", version] : ["apis"] + version.split(separator: "/").map(String.init)
        do throws(ClientError) {
            let list: JSONValue = try await client.read(ResourcePath(segments: segments, label: "discovery"))
            guard let plural = Self.plural(of: kind, in: list) else {
                return failure(kind, "no matches for kind \"\(kind)\" in version \"\(version)\"", "not_found")
            }
            if known.count >= Self.rememberedMax { known.removeAll() }
            known[key] = plural
            return .success(plural)
        } catch {
            if error.isNotFound {
                return failure(kind, "no matches for kind \"\(kind)\" in version \"\(version)\"", "not_found")
            }
            return failure(kind, error.message, SourceFailure(error, of: .custom).reason)
        }
    }

    private func failure(_ kind: String, _ words: String, _ reason: String) -> SourceAnswer<String> {
        .failure(SourceFailure("unable to map kind \(kind) to resource: \(words)", of: .custom, reason: reason))
    }

    /// The resource of that kind in an APIResourceList; subresources have a slash in their name.
    static func plural(of kind: String, in list: JSONValue) -> String? {
        list["resources"]?.arrayValue?.first { resource in
            resource["kind"]?.stringValue == kind && resource["name"]?.stringValue?.contains("/") == false
        }?["name"]?.stringValue
    }
}
