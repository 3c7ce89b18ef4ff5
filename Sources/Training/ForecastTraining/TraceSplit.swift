/// Which traces are learnt from, which decide when to stop, and which are kept out altogether.
public struct TraceSplit: Hashable, Sendable {
    /// What a trace is for.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        /// Its rows and everything that is made of them are learnt from.
        case training
        /// It decides when to stop; nothing is learnt from it.
        case stopping
        /// It is not looked at.
        case heldOut = "held out"
    }

    /// Names that fit no trace, or leave nothing to learn from.
    public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// Which list it stood in.
        public var option: String
        /// What stood there.
        public var found: String
        /// What would have been accepted.
        public var accepted: String

        /// The sentence.
        public var description: String {
            "\(option) is \"\(found)\"; accepted: \(accepted)"
        }
    }

    /// Where nobody says what to stop by: every fifth trace by name, from the third on.
    private static let stopping = (first: 2, every: 5)

    /// The role of each trace, by name.
    public let roles: [String: Role]

    /// Splits traces.
    ///
    /// - Parameters:
    ///   - names: of all traces.
    ///   - heldOut: names, or beginnings of names with `*` behind them.
    ///   - stopBy: the same, of those that decide when to stop; nil for every fifth of what is left.
    /// - Throws: a name that fits no trace, or a split that leaves nothing to learn from or to stop by.
    public init(_ names: [String], heldOut: [String], stopBy: [String]?) throws(Refusal) {
        let names = names.sorted()
        var roles = Dictionary(uniqueKeysWithValues: names.map { ($0, Role.training) })
        for name in try TraceSplit.fitting(heldOut, in: names, option: "--hold-out") { roles[name] = .heldOut }
        let left = names.filter { roles[$0] == .training }
        if let stopBy {
            for name in try TraceSplit.fitting(stopBy, in: left, option: "--stop-by") { roles[name] = .stopping }
        } else {
            for index in stride(from: TraceSplit.stopping.first, to: left.count, by: TraceSplit.stopping.every) {
                roles[left[index]] = .stopping
            }
        }
        for role in [Role.training, .stopping] where !roles.values.contains(role) {
            throw Refusal(
                option: "--hold-out and --stop-by", found: "no trace for \(role.rawValue)",
                accepted: "at least one of each")
        }
        self.roles = roles
    }

    private static func fitting(
        _ patterns: [String], in names: [String], option: String
    ) throws(Refusal) -> [String] {
        var fitting: [String] = []
        for pattern in patterns {
            let found = names.filter { pattern.hasSuffix("*") ? $0.hasPrefix(pattern.dropLast()) : $0 == pattern }
            guard !found.isEmpty else {
                throw Refusal(
                    option: option, found: pattern, accepted: "\(names.joined(separator: ", ")), or a beginning with *")
            }
            fitting += found
        }
        return fitting
    }
}
