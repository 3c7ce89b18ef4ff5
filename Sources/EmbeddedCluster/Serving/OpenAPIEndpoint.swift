import APIMachinery
import HTTPServing
import KubernetesAPI

/// Just enough OpenAPI v3 for kubectl to see that the server validates fields itself.
struct OpenAPIEndpoint: Sendable {
    let registry: ResourceRegistry

    func answer(_ request: HTTPRequest, parts: [String]) -> HTTPResponse {
        guard parts.count >= 2, parts[1] == "v3" else { return Answer.pageNotFound }
        let path = parts.dropFirst(2).joined(separator: "/")
        if path.isEmpty {
            var answer = Answer.value(["paths": .object(index)])
            answer.headers["Content-Type"] = "text/plain; charset=utf-8"  // as the real one says of its JSON
            return answer
        }
        guard let document = document(path) else {
            return HTTPResponse(status: 404, headers: ["Cache-Control": "no-cache, private"])
        }
        return Answer.value(document)
    }

    private var groupVersions: [(group: String, version: String, path: String)] {
        ([""] + registry.groups).flatMap { group in
            registry.versions(of: group).map { version in
                (group, version, group.isEmpty ? "api/\(version)" : "apis/\(group)/\(version)")
            }
        }
    }

    private var index: [String: JSONValue] {
        var index: [String: JSONValue] = [:]
        for entry in groupVersions {
            index[entry.path] = ["serverRelativeURL": .string("/openapi/v3/\(entry.path)")]
        }
        return index
    }

    private func document(_ path: String) -> JSONValue? {
        guard let entry = groupVersions.first(where: { $0.path == path }) else { return nil }
        var paths: [String: JSONValue] = [:]
        for type in registry.types where type.group == entry.group && type.version == entry.version {
            guard type.verbs.contains("patch") else { continue }  // nothing to validate when it cannot be written
            let scope = type.isNamespaced ? "/namespaces/{namespace}" : ""
            paths["/\(path)\(scope)/\(type.name)/{name}"] = ["patch": Self.patch(type)]
        }
        return [
            "openapi": "3.0.0", "info": ["title": "Kubernetes", "version": "v1.36.2"], "paths": .object(paths),
            "components": ["schemas": [:]],
        ]
    }

    private static func patch(_ type: ResourceType) -> JSONValue {
        [
            "description": .string("partially update the specified \(type.kind)"),
            "parameters": [
                ["in": "query", "name": "dryRun", "schema": ["type": "string", "uniqueItems": true]],
                ["in": "query", "name": "fieldManager", "schema": ["type": "string", "uniqueItems": true]],
                ["in": "query", "name": "fieldValidation", "schema": ["type": "string", "uniqueItems": true]],
                ["in": "query", "name": "force", "schema": ["type": "boolean", "uniqueItems": true]],
            ],
            "x-kubernetes-action": "patch",
            "x-kubernetes-group-version-kind": [
                "group": .string(type.group), "version": .string(type.version), "kind": .string(type.kind),
            ],
        ]
    }
}
