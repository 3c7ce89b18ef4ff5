/// What each type of metric names; absent parts are empty, for `Validation` to judge.
extension MetricSpec {
    /// A resource of whole pods.
    public struct ResourceSource: Hashable, Codable, Sendable {
        /// The resource, such as `cpu` or `memory`.
        public var name: String
        /// The wanted average.
        public var target: MetricTarget

        /// Makes a source.
        public init(name: String, target: MetricTarget) {
            self.name = name
            self.target = target
        }

        /// Reads a source.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            name = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
            target = try container.decodeIfPresent(MetricTarget.self, forKey: .target) ?? MetricTarget()
        }
    }

    /// A resource of one container of each pod.
    public struct ContainerResourceSource: Hashable, Codable, Sendable {
        /// The resource, such as `cpu` or `memory`.
        public var name: String
        /// The container's name.
        public var container: String
        /// The wanted average.
        public var target: MetricTarget

        /// Makes a source.
        public init(name: String, container: String, target: MetricTarget) {
            self.name = name
            self.container = container
            self.target = target
        }

        /// Reads a source.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            name = try values.decodeIfPresent(String.self, forKey: .name) ?? ""
            container = try values.decodeIfPresent(String.self, forKey: .container) ?? ""
            target = try values.decodeIfPresent(MetricTarget.self, forKey: .target) ?? MetricTarget()
        }
    }

    /// A metric of each pod.
    public struct PodsSource: Hashable, Codable, Sendable {
        /// Which metric.
        public var metric: Identifier
        /// The wanted average.
        public var target: MetricTarget

        /// Makes a source.
        public init(metric: Identifier, target: MetricTarget) {
            self.metric = metric
            self.target = target
        }

        /// Reads a source.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            metric = try container.decodeIfPresent(Identifier.self, forKey: .metric) ?? Identifier(name: "")
            target = try container.decodeIfPresent(MetricTarget.self, forKey: .target) ?? MetricTarget()
        }
    }

    /// A metric of another object.
    public struct ObjectSource: Hashable, Codable, Sendable {
        /// The object, in the autoscaler's namespace.
        public var describedObject: ObjectReference
        /// Which metric.
        public var metric: Identifier
        /// The wanted value, or the wanted average over the replicas.
        public var target: MetricTarget

        /// Makes a source.
        public init(describedObject: ObjectReference, metric: Identifier, target: MetricTarget) {
            self.describedObject = describedObject
            self.metric = metric
            self.target = target
        }

        /// Reads a source.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            describedObject =
                try container.decodeIfPresent(ObjectReference.self, forKey: .describedObject)
                ?? ObjectReference(apiVersion: "", kind: "", name: "")
            metric = try container.decodeIfPresent(Identifier.self, forKey: .metric) ?? Identifier(name: "")
            target = try container.decodeIfPresent(MetricTarget.self, forKey: .target) ?? MetricTarget()
        }
    }

    /// A metric from outside of the cluster.
    public struct ExternalSource: Hashable, Codable, Sendable {
        /// Which metric.
        public var metric: Identifier
        /// The wanted value, or the wanted average over the replicas.
        public var target: MetricTarget

        /// Makes a source.
        public init(metric: Identifier, target: MetricTarget) {
            self.metric = metric
            self.target = target
        }

        /// Reads a source.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            metric = try container.decodeIfPresent(Identifier.self, forKey: .metric) ?? Identifier(name: "")
            target = try container.decodeIfPresent(MetricTarget.self, forKey: .target) ?? MetricTarget()
        }
    }
}
