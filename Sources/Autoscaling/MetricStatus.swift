public import Measures

/// The last known value of one metric, as a status shows it.
public enum MetricStatus: Hashable, Sendable {
    /// The reported numbers; those that do not apply are nil.
    public struct Current: Hashable, Codable, Sendable {
        /// Of the whole.
        public var value: Quantity?
        /// Per pod.
        public var averageValue: Quantity?
        /// Per cent of the pods' requests.
        public var averageUtilization: Int32?

        /// Makes a set of numbers.
        public init(value: Quantity? = nil, averageValue: Quantity? = nil, averageUtilization: Int32? = nil) {
            self.value = value
            self.averageValue = averageValue
            self.averageUtilization = averageUtilization
        }
    }

    case resource(name: String, current: Current)
    case containerResource(name: String, container: String, current: Current)
    case pods(metric: MetricSpec.Identifier, current: Current)
    case object(metric: MetricSpec.Identifier, describedObject: ObjectReference, current: Current)
    case external(metric: MetricSpec.Identifier, current: Current)
    /// The entry of a metric that failed: an empty type and nothing else.
    case failed
}

extension MetricStatus: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, resource, containerResource, pods, object, external
    }

    private struct Source: Codable {
        var name: String?
        var container: String?
        var metric: MetricSpec.Identifier?
        var describedObject: ObjectReference?
        var current: Current?
    }

    /// Reads an entry; one of an unknown type reads as failed.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = MetricType(rawValue: try container.decodeIfPresent(String.self, forKey: .type) ?? "")
        func source(_ key: CodingKeys) throws -> Source {
            try container.decodeIfPresent(Source.self, forKey: key) ?? Source()
        }
        switch type {
        case .resource:
            let source = try source(.resource)
            self = .resource(name: source.name ?? "", current: source.current ?? Current())
        case .containerResource:
            let source = try source(.containerResource)
            self = .containerResource(
                name: source.name ?? "", container: source.container ?? "", current: source.current ?? Current())
        case .pods:
            let source = try source(.pods)
            self = .pods(metric: source.metric ?? .init(name: ""), current: source.current ?? Current())
        case .object:
            let source = try source(.object)
            self = .object(
                metric: source.metric ?? .init(name: ""),
                describedObject: source.describedObject ?? .init(apiVersion: "", kind: "", name: ""),
                current: source.current ?? Current())
        case .external:
            let source = try source(.external)
            self = .external(metric: source.metric ?? .init(name: ""), current: source.current ?? Current())
        case nil:
            self = .failed
        }
    }

    /// Writes an entry.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func write(_ type: MetricType, _ key: CodingKeys, _ source: Source) throws {
            try container.encode(type.rawValue, forKey: .type)
            try container.encode(source, forKey: key)
        }
        switch self {
        case .resource(let name, let current):
            try write(.resource, .resource, Source(name: name, current: current))
        case .containerResource(let name, let named, let current):
            try write(.containerResource, .containerResource, Source(name: name, container: named, current: current))
        case .pods(let metric, let current):
            try write(.pods, .pods, Source(metric: metric, current: current))
        case .object(let metric, let object, let current):
            try write(.object, .object, Source(metric: metric, describedObject: object, current: current))
        case .external(let metric, let current):
            try write(.external, .external, Source(metric: metric, current: current))
        case .failed:
            try container.encode("", forKey: .type)
        }
    }
}
