import APIMachinery
import KubernetesAPI
import Measures

/// The objects of a collection that a list, watch or deletecollection is about.
struct Selection: Sendable {
    private let labels: LabelQuery
    private let fields: FieldSelector
    private let name: String?
    /// Whether no selector was given.
    let isEverything: Bool

    /// - Throws: 400 for a selector that is none.
    init(call: Call, options: ListOptions) throws(StatusError) {
        do {
            labels = try LabelQuery(parsing: options.labelSelector)
        } catch {
            throw .badRequest("\(error)")
        }
        fields = try FieldSelector(parsing: options.fieldSelector, type: call.type)
        // The path of the deprecated /watch/ prefix can name one object.
        name = call.resource.name.isEmpty ? nil : call.resource.name
        isEverything = options.labelSelector.isEmpty && options.fieldSelector.isEmpty && name == nil
    }

    func includes(_ object: JSONValue) -> Bool {
        isEverything
            || (name == nil || name == object.name) && (labels == .everything || labels.matches(object.labels))
                && fields.matches(object)
    }
}
