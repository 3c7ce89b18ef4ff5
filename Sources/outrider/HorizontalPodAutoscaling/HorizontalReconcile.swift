import Autoscaling
import Controller
import Foundation
import KubernetesAPI
import KubernetesClient
import Measures
import MetricSources
import Workloads

/// One reconcile of one HorizontalPodAutoscaler: read, recommend, write the scale, then the status.
struct HorizontalReconcile {
    let client: Client
    let reader: MetricReader
    let events: EventWriter
    let time: any TimeSource
    let object: HorizontalPodAutoscaler
    /// The windows and scale events of this autoscaler, before and after.
    var memory: RecommenderMemory
    /// The pods' selector as the scale told it; nil until it was read.
    private(set) var selector: String?

    init(
        client: Client, reader: MetricReader, events: EventWriter, time: any TimeSource,
        object: HorizontalPodAutoscaler, memory: RecommenderMemory
    ) {
        self.client = client
        self.reader = reader
        self.events = events
        self.time = time
        self.object = object
        self.memory = memory
    }

    private var namespace: String { object.metadata.namespace }
    private var id: WorkloadID { WorkloadID(namespace: namespace, name: object.metadata.name) }

    /// Does it all; `peers` are the selectors of the namespace's other autoscalers.
    ///
    /// - Throws: if the object cannot be read, or its status not be written; the scale may then have been written.
    mutating func run(peers: [(ObjectKey, String)]) async throws {
        let spec = Defaults.filled(try JSONDecoder().decode(ScalingSpec.self, from: Data(object.spec.bytes)))
        let status = try JSONDecoder().decode(ScalingStatus.self, from: Data(object.status.bytes))
        let target = spec.scaleTargetRef
        var scale: Scale?
        var reading: ScaleReading
        do throws(ClientError) {
            scale = try await self.scale(of: target)
            reading =
                scale.map {
                    .value(
                        .init(specReplicas: $0.specReplicas, statusReplicas: $0.statusReplicas, selector: $0.selector))
                }
                ?? .unavailable(ScaleError("no matches for kind \"\(target.kind)\" in group \"apps\"", stage: .mapping))
        } catch {
            reading = .unavailable(ScaleError(error.message))
        }
        selector = scale?.selector
        var observation = Observation(workload: id, scale: reading)
        observation.peers = peers.map { key, selector in
            Observation.Peer(id: WorkloadID(namespace: key.namespace, name: key.name), selector: selector)
        }
        if let scale { try await observe(spec, scale, into: &observation) }
        let recommendation = Recommender.recommend(
            spec: spec, status: status, observation: observation, flags: ControllerFlags(), memory: &memory,
            now: time.now())
        let write = try await self.write(recommendation, to: scale, of: target)
        var conclusion = Recommender.conclude(recommendation, write: write, memory: &memory, now: time.now())
        var failure: ClientError?
        if conclusion.isStatusChanged {
            do {
                try await writeStatus(conclusion.status)
            } catch let error as ClientError {
                conclusion = conclusion.withFailedStatusWrite(error.message, of: object.metadata.name)
                failure = error
            }
        }
        for event in conclusion.events {
            await events.record(
                ObjectReference(object), kind: event.isWarning ? .warning : .normal, reason: event.reason.rawValue,
                action: "Scale", note: String(event.message.prefix(Event.noteBytesMax)))
        }
        if let failure { throw failure }
    }

    private func scale(of target: Autoscaling.ObjectReference) async throws(ClientError) -> Scale? {
        guard let resource = Self.resource(of: target) else { return nil }
        return try await client.scale(of: resource, namespace: namespace, name: target.name)
    }

    /// The kinds that the embedded cluster runs.
    private static func resource(of target: Autoscaling.ObjectReference) -> ResourceName? {
        switch target.kind {
        case "Deployment": .deployments
        case "ReplicaSet": .replicaSets
        case _: nil
        }
    }

    private func observe(
        _ spec: ScalingSpec, _ scale: Scale, into observation: inout Observation
    ) async throws(ClientError) {
        let pods = try await client.list(
            Pod.self, in: ListScope(namespace: namespace, labelSelector: scale.selector, fieldSelector: nil))
        observation.pods = pods.items.map { PodState($0) }
        observation.metrics = await reader.read(
            MetricOrder(
                workload: id, scaling: spec, origins: spec.metrics.map { _ in .api }, scrape: ScrapeSettings(),
                selector: scale.selector, pods: observation.pods, isUrgent: true))
    }

    /// PUTs the scale as the HPA does: after a conflict it is read again, and overwritten.
    private func write(
        _ recommendation: Recommendation, to scale: Scale?, of target: Autoscaling.ObjectReference
    ) async throws -> WriteOutcome {
        guard let replicas = recommendation.rescale, var scale, let resource = Self.resource(of: target)
        else { return .notNeeded }
        var retries = ScaleWrite()
        while true {
            scale.specReplicas = replicas
            let answer: ScaleWrite.Answer
            do {
                _ = try await client.replaceScale(of: resource, scale)
                answer = .succeeded
            } catch {
                answer = error.isConflict ? .conflict(error.message) : .failed(error.message)
            }
            switch retries.answered(answer) {
            case .done(let outcome): return outcome
            case .rereadAndRetry:
                do throws(ClientError) {
                    scale = try await client.scale(of: resource, namespace: namespace, name: target.name)
                } catch {
                    return .failed(error.message)
                }
                try await time.sleep(until: time.now() + ScaleWrite.delay)
            }
        }
    }

    private func writeStatus(_ status: ScalingStatus) async throws {
        let body = try JSONValue(parsing: JSONEncoder().encode(status))
        let path = ResourcePath(
            HorizontalPodAutoscaler.resource, namespace: namespace, name: object.metadata.name, subresource: "status")
        _ = try await client.patch(path, .merge(["status": body]), as: JSONValue.self)
    }
}
