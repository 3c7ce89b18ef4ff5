import APIMachinery
import HTTPServing
import KubernetesAPI
import Measures

/// GET below the metrics APIs, answered by a `MetricsProvider`.
struct MetricsEndpoint: Sendable {
    let server: APIServer
    let provider: any MetricsProvider

    static func serves(_ group: String) -> Bool {
        ["metrics.k8s.io", "custom.metrics.k8s.io", "external.metrics.k8s.io"].contains(group)
    }

    func answer(
        _ request: HTTPRequest, resource: RequestInfo.Resource, query: QueryItems
    ) throws(StatusError) -> HTTPResponse {
        guard provider.groupVersions.contains("\(resource.group)/\(resource.version)")
        else { return Answer.pageNotFound }
        guard request.method == "GET" else { throw .methodNotAllowed }
        let wanted = MetricsRequest(
            group: resource.group, version: resource.version,
            namespace: resource.namespace.isEmpty ? nil : resource.namespace, resource: resource.resource,
            name: resource.name.isEmpty ? nil : resource.name,
            metric: resource.subresource.isEmpty ? nil : resource.subresource,
            labelSelector: try Self.selector(query["labelSelector"]),
            metricLabelSelector: try Self.selector(query["metricLabelSelector"]))
        let access = ServerAccess(objects: server.objects)
        return Answer.value(try provider.answer(wanted, objects: access, now: server.objects.time.now()))
    }

    private static func selector(_ text: String?) throws(StatusError) -> LabelQuery {
        do {
            return try LabelQuery(parsing: text ?? "")
        } catch {
            throw .badRequest("\(error)")
        }
    }
}
