import KubernetesAPI
import Measures

/// Label selectors inside objects.
enum SelectorRule {
    /// The selector's own type; an expression without an operator we know stays as it is.
    static func selector(_ json: JSONValue) -> LabelSelector {
        LabelSelector(
            matchLabels: json.texts("matchLabels"),
            matchExpressions: json.items("matchExpressions").map { expression in
                LabelSelector.Requirement(
                    key: expression.text("key"), operator: expression.text("operator"),
                    values: expression.items("values").compactMap(\.stringValue))
            })
    }

    /// Whether `labels` are selected; false for a selector that is none.
    static func matches(_ json: JSONValue, _ labels: JSONValue) -> Bool {
        guard let query = try? LabelQuery(selector(json)) else { return false }
        return query.matches((labels.objectValue ?? [:]).compactMapValues(\.stringValue))
    }

    /// As `status.selector` of a Scale writes it; empty for a selector that is none.
    static func text(_ json: JSONValue) -> String {
        (try? LabelQuery(selector(json)))?.text ?? ""
    }

    /// What is wrong with the selector at `path`.
    static func errors(_ json: JSONValue, at path: String) -> [FieldError] {
        var errors = MetadataRule.labelErrors(json["matchLabels"], at: "\(path).matchLabels")
        for (index, expression) in json.items("matchExpressions").enumerated() {
            let place = "\(path).matchExpressions[\(index)]"
            let values = expression.items("values")
            switch expression.text("operator") {
            case "In", "NotIn":
                if values.isEmpty {
                    errors.append(
                        .required("\(place).values", "must be specified when `operator` is 'In' or 'NotIn'"))
                }
            case "Exists", "DoesNotExist":
                if !values.isEmpty {
                    errors.append(
                        .forbidden(
                            "\(place).values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
                }
            default:
                errors.append(
                    .invalid("\(place).operator", .string(expression.text("operator")), "not a valid selector operator")
                )
            }
            errors += LabelSyntax.faults(ofQualifiedName: expression.text("key")).map {
                .invalid("\(place).key", .string(expression.text("key")), $0)
            }
        }
        return errors
    }
}

extension SelectorRule {
    /// As tables print it: `<none>` for one that selects everything.
    static func printed(_ json: JSONValue) -> String {
        let text = text(json)
        return text.isEmpty ? "<none>" : text
    }
}
