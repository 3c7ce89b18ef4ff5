import Measures

/// One label as an index has it.
struct LabelKey: Hashable {
    var key: String
    var value: String
}

extension LabelQuery {
    /// Labels that every match must carry; a query without any can only be answered by a scan.
    var requiredLabels: [LabelKey] {
        requirements.compactMap { requirement in
            switch requirement.operator {
            case .equals, .doubleEquals:
                requirement.values.first.map { LabelKey(key: requirement.key, value: $0) }
            case .isIn:
                requirement.values.count == 1
                    ? requirement.values.first.map { LabelKey(key: requirement.key, value: $0) } : nil
            case .notEquals, .notIn, .exists, .doesNotExist, .greaterThan, .lessThan: nil
            }
        }
    }
}
