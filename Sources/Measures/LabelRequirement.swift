extension LabelQuery {
    /// One checked requirement.
    public struct Requirement: Hashable, Sendable {
        /// The label's key.
        public let key: String
        /// How the label's value is compared.
        public let `operator`: Operator
        /// What it is compared with; sorted and distinct for parsed sets, one for comparisons, else none.
        public let values: [String]

        /// Checks key, number of values and each value.
        ///
        /// - Throws: all that is wrong, in Kubernetes' words; several faults come as `[A, B]`.
        init(key: String, operator: Operator, values: [String]) throws(LabelQueryError) {
            var faults: [String] = []
            if let fault = Self.keyFault(key) { faults.append("key: \(fault)") }
            if let fault = Self.countFault(`operator`, values) { faults.append(fault) }
            if `operator` == .greaterThan || `operator` == .lessThan {
                for (index, value) in values.enumerated() where Int64(value) == nil {
                    faults.append(
                        "values[\(index)]: Invalid value: \(value.quoted): "
                            + "for 'Gt', 'Lt' operators, the value must be an integer")
                }
            }
            for (index, value) in values.enumerated() {
                let broken = LabelSyntax.faults(ofValue: value)
                if broken.isEmpty { continue }
                faults.append(
                    "values[\(index)][\(key)]: Invalid value: \(value.quoted): \(broken.joined(separator: "; "))")
            }
            guard faults.isEmpty else { throw LabelQueryError(allOf: faults) }
            self.key = key
            self.operator = `operator`
            self.values = values
        }
    }
}

/// The checks that make a requirement.
extension LabelQuery.Requirement {
    /// What is wrong with a key, without the path in front.
    static func keyFault(_ key: String) -> String? {
        let broken = LabelSyntax.faults(ofQualifiedName: key)
        return broken.isEmpty ? nil : "Invalid value: \(key.quoted): \(broken.joined(separator: "; "))"
    }

    private static func countFault(_ operator: LabelQuery.Operator, _ values: [String]) -> String? {
        let shown = values.isEmpty ? "null" : "[\(values.map(\.jsonQuoted).joined(separator: ","))]"
        let fault: String? =
            switch `operator` {
            case .isIn, .notIn:
                values.isEmpty ? "for 'in', 'notin' operators, values set can't be empty" : nil
            case .equals, .doubleEquals, .notEquals:
                values.count == 1 ? nil : "exact-match compatibility requires one single value"
            case .exists, .doesNotExist:
                values.isEmpty ? nil : "values set must be empty for exists and does not exist"
            case .greaterThan, .lessThan:
                values.count == 1 ? nil : "for 'Gt', 'Lt' operators, exactly one value is required"
            }
        return fault.map { "values: Invalid value: \(shown): \($0)" }
    }
}

extension LabelQuery.Requirement {
    /// Whether a label of this value, nil if there is none, fulfils the requirement.
    func matches(_ value: String?) -> Bool {
        switch `operator` {
        case .exists: return value != nil
        case .doesNotExist: return value == nil
        case .equals, .doubleEquals: return value != nil && value == values.first
        case .notEquals: return value == nil || value != values.first
        case .isIn: return value.map(values.contains) ?? false
        case .notIn: return !(value.map(values.contains) ?? false)
        case .greaterThan, .lessThan:
            guard let value, let number = Int64(value), let bound = values.first.flatMap({ Int64($0) })
            else { return false }
            return `operator` == .greaterThan ? number > bound : number < bound
        }
    }

    var text: String {
        switch `operator` {
        case .exists: key
        case .doesNotExist: "!\(key)"
        case .isIn, .notIn: "\(key) \(`operator`.rawValue) (\(values.sorted().joined(separator: ",")))"
        case .equals, .doubleEquals, .notEquals, .greaterThan, .lessThan:
            key + `operator`.rawValue + (values.first ?? "")
        }
    }
}
