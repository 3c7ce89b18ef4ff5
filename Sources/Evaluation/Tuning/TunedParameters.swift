public import Foundation

/// Parameters that a tuner chose, with all that is needed to choose them again: the file of `tune`, read by `evaluate`.
public struct TunedParameters: Hashable, Codable, Sendable {
    /// The version of the file's format that this program writes and reads.
    public static let schemaNow = 1
    /// Bytes of a file that are read; ours has some tens of thousands.
    public static let bytesMax = 4 << 20

    /// A trace that was tuned on.
    public struct TraceStamp: Hashable, Codable, Sendable {
        /// Its name.
        public var name: String
        /// Hash of its files' bytes.
        public var hash: String

        /// Makes a stamp.
        public init(name: String, hash: String) {
            self.name = name
            self.hash = hash
        }
    }

    /// A point that was tried, and what it achieved on average over the tuning cells.
    public struct Trial: Hashable, Codable, Sendable {
        /// The values.
        public var parameters: [String: Double]
        /// Mean GPU-hours of a cell.
        public var gpuHours: Double
        /// Mean SLO-miss ratio of a cell.
        public var sloMissRatio: Double

        enum CodingKeys: String, CodingKey {
            case parameters
            case gpuHours = "gpu_hours"
            case sloMissRatio = "slo_miss_ratio"
        }
    }

    /// What was chosen for one policy.
    public struct Choice: Hashable, Codable, Sendable {
        /// The policy.
        public var policy: String
        /// The trace that it is for; nil: for all without a choice of their own.
        public var trace: String?
        /// The values.
        public var parameters: [String: Double]
        /// What they achieved on average over the tuning cells; nil where there was nothing to tune.
        public var gpuHours: Double?
        /// See `gpuHours`.
        public var sloMissRatio: Double?
        /// Whether the miss ratio is within the bound.
        public var holds: Bool?
        /// Points that were tried.
        public var evaluated: Int
        /// The points of which none is better than another in both, cheapest first.
        public var front: [Trial]

        enum CodingKeys: String, CodingKey {
            case policy, trace, parameters
            case gpuHours = "gpu_hours"
            case sloMissRatio = "slo_miss_ratio"
            case holds, evaluated, front
        }
    }

    /// The format's version.
    public var schema: Int
    /// The command that made it.
    public var command: String
    /// The version of the program.
    public var simulator: String
    /// The seed of the search.
    public var seed: UInt64
    /// Points tried for each policy.
    public var budget: Int
    /// The miss ratio up to which a point holds the objective.
    public var missMax: Double
    /// What was tuned on.
    public var traces: [TraceStamp]
    /// The choices, by policy and trace.
    public var choices: [Choice]

    enum CodingKeys: String, CodingKey {
        case schema, command, simulator, seed, budget
        case missMax = "miss_max"
        case traces, choices
    }

    /// Makes a file's content.
    public init(
        command: String, simulator: String, seed: UInt64, budget: Int, missMax: Double, traces: [TraceStamp],
        choices: [Choice]
    ) {
        schema = Self.schemaNow
        self.command = command
        self.simulator = simulator
        self.seed = seed
        self.budget = budget
        self.missMax = missMax
        self.traces = traces
        self.choices = choices
    }

    /// Reads a file; `file` is how errors name it.
    public init(_ bytes: Data, file: String) throws(TuningError) {
        guard bytes.count <= Self.bytesMax else {
            throw TuningError(place: file, found: "\(bytes.count) bytes", accepted: "at most \(Self.bytesMax)")
        }
        guard let read = try? JSONDecoder().decode(Self.self, from: bytes) else {
            throw TuningError(place: file, found: "something else", accepted: "a file that `outrider tune` wrote")
        }
        guard read.schema == Self.schemaNow else {
            throw TuningError(place: "\(file), schema", found: "\(read.schema)", accepted: "\(Self.schemaNow)")
        }
        for choice in read.choices {
            // A policy that this version does not have is no harm: nobody will ask for it.
            guard let kind = ScalerKind(rawValue: choice.policy) else { continue }
            for (name, value) in choice.parameters.sorted(by: { $0.key < $1.key }) {
                let place = "\(file), \(choice.policy), \(name)"
                guard let parameter = kind.parameters.first(where: { $0.name == name }) else {
                    let names = kind.parameters.map(\.name).joined(separator: ", ")
                    throw TuningError(place: place, found: "no parameter of it", accepted: names)
                }
                guard parameter.range.contains(value) else {
                    let range = parameter.range
                    throw TuningError(
                        place: place, found: "\(value)", accepted: "\(range.lowerBound) to \(range.upperBound)")
                }
            }
        }
        self = read
    }

    /// The file.
    public func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// What was chosen for `policy` on `trace`: its own choice, else that for all; empty without either.
    public func parameters(of policy: String, on trace: String) -> [String: Double] {
        let choices = choices.filter { $0.policy == policy }
        let choice = choices.first { $0.trace == trace } ?? choices.first { $0.trace == nil }
        return choice?.parameters ?? [:]
    }
}
