public import Measures

/// One metric of a spec: a type, and the source of that type.
///
/// It is what was written: the type may be unknown, its source absent or another source there as well.
public struct MetricSpec: Hashable, Codable, Sendable {
    /// A metric as an API of Kubernetes names it.
    public struct Identifier: Hashable, Codable, Sendable {
        /// The metric's name.
        public var name: String
        /// Which of its series; nil asks for no selection.
        public var selector: LabelSelector?

        /// Makes an identifier.
        public init(name: String, selector: LabelSelector? = nil) {
            self.name = name
            self.selector = selector
        }

        /// Reads an identifier; an absent name is empty.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            name = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
            selector = try container.decodeIfPresent(LabelSelector.self, forKey: .selector)
        }
    }

    /// `Resource`, `ContainerResource`, `Pods`, `Object` or `External`; anything else fails at every reconcile.
    public var type: String
    /// CPU or memory of whole pods, from metrics.k8s.io.
    public var resource: ResourceSource?
    /// CPU or memory of one container of each pod, from metrics.k8s.io.
    public var containerResource: ContainerResourceSource?
    /// A metric of each pod, from custom.metrics.k8s.io.
    public var pods: PodsSource?
    /// A metric of another object, from custom.metrics.k8s.io.
    public var object: ObjectSource?
    /// A metric from outside of the cluster, from external.metrics.k8s.io.
    public var external: ExternalSource?

    /// A metric of no type and without a source.
    init() {
        type = ""
    }

    /// Reads a metric; an absent type is empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type = try container.decodeIfPresent(String.self, forKey: .type) ?? ""
        resource = try container.decodeIfPresent(ResourceSource.self, forKey: .resource)
        containerResource = try container.decodeIfPresent(ContainerResourceSource.self, forKey: .containerResource)
        pods = try container.decodeIfPresent(PodsSource.self, forKey: .pods)
        object = try container.decodeIfPresent(ObjectSource.self, forKey: .object)
        external = try container.decodeIfPresent(ExternalSource.self, forKey: .external)
    }
}

extension MetricSpec {
    /// A `Resource` metric.
    public static func resource(_ name: String, target: MetricTarget) -> MetricSpec {
        var metric = MetricSpec()
        metric.type = MetricType.resource.rawValue
        metric.resource = ResourceSource(name: name, target: target)
        return metric
    }

    /// A `ContainerResource` metric.
    public static func containerResource(_ name: String, container: String, target: MetricTarget) -> MetricSpec {
        var metric = MetricSpec()
        metric.type = MetricType.containerResource.rawValue
        metric.containerResource = ContainerResourceSource(name: name, container: container, target: target)
        return metric
    }

    /// A `Pods` metric.
    public static func pods(_ metric: Identifier, target: MetricTarget) -> MetricSpec {
        var result = MetricSpec()
        result.type = MetricType.pods.rawValue
        result.pods = PodsSource(metric: metric, target: target)
        return result
    }

    /// An `Object` metric.
    public static func object(
        _ metric: Identifier, of object: ObjectReference, target: MetricTarget
    ) -> MetricSpec {
        var result = MetricSpec()
        result.type = MetricType.object.rawValue
        result.object = ObjectSource(describedObject: object, metric: metric, target: target)
        return result
    }

    /// An `External` metric.
    public static func external(_ metric: Identifier, target: MetricTarget) -> MetricSpec {
        var result = MetricSpec()
        result.type = MetricType.external.rawValue
        result.external = ExternalSource(metric: metric, target: target)
        return result
    }
}

/// The types of metric that there are.
public enum MetricType: String, Hashable, Codable, Sendable, CaseIterable {
    case containerResource = "ContainerResource"
    case external = "External"
    case object = "Object"
    case pods = "Pods"
    case resource = "Resource"
}
