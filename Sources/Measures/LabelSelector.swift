/// A label selector in its object form, as Deployments and metrics carry it.
///
/// It is what was written, unchecked; `LabelQuery` is what can be matched.
public struct LabelSelector: Hashable, Codable, Sendable {
    /// One expression of a selector.
    public struct Requirement: Hashable, Codable, Sendable {
        /// The label's key.
        public var key: String
        /// `In`, `NotIn`, `Exists` or `DoesNotExist`; anything else is refused when it is made a query.
        public var `operator`: String
        /// The values of `In` and `NotIn`.
        public var values: [String]

        /// Makes an expression.
        public init(key: String, operator: String, values: [String] = []) {
            self.key = key
            self.operator = `operator`
            self.values = values
        }

        /// Reads an expression; absent parts are empty, for the query to judge.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            key = try container.decodeIfPresent(String.self, forKey: .key) ?? ""
            `operator` = try container.decodeIfPresent(String.self, forKey: .operator) ?? ""
            values = try container.decodeIfPresent([String].self, forKey: .values) ?? []
        }

        /// Writes an expression, without `values` if there are none.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(key, forKey: .key)
            try container.encode(`operator`, forKey: .operator)
            if !values.isEmpty { try container.encode(values, forKey: .values) }
        }

        private enum CodingKeys: String, CodingKey {
            case key, `operator`, values
        }
    }

    /// Labels that must have these values.
    public var matchLabels: [String: String]
    /// Further requirements, all of which must hold.
    public var matchExpressions: [Requirement]

    /// Makes a selector; an empty one selects everything.
    public init(matchLabels: [String: String] = [:], matchExpressions: [Requirement] = []) {
        self.matchLabels = matchLabels
        self.matchExpressions = matchExpressions
    }

    /// Reads a selector; absent parts are empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        matchLabels = try container.decodeIfPresent([String: String].self, forKey: .matchLabels) ?? [:]
        matchExpressions = try container.decodeIfPresent([Requirement].self, forKey: .matchExpressions) ?? []
    }

    /// Writes a selector, without its empty parts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !matchLabels.isEmpty { try container.encode(matchLabels, forKey: .matchLabels) }
        if !matchExpressions.isEmpty { try container.encode(matchExpressions, forKey: .matchExpressions) }
    }

    private enum CodingKeys: String, CodingKey {
        case matchLabels, matchExpressions
    }
}
