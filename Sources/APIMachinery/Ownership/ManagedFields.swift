import KubernetesAPI
import Measures

/// `metadata.managedFields`: which manager owns which fields.
struct ManagedFields: Hashable {
    /// Who owns: one entry each.
    struct Manager: Hashable {
        var name: String
        var isApplier: Bool
        /// Empty for appliers, who are the same in every version.
        var version: String
        var subresource: String
    }

    /// What is owned.
    struct Claim: Hashable {
        var version: String
        var fields: FieldSet
        /// Nil for entries that the server leaves without a time, as it does for those that come through `scale`.
        var time: String?
    }

    var claims: [Manager: Claim] = [:]

    /// Nobody owns anything.
    init() {}

    /// Reads the member `managedFields`; nil if an entry is malformed.
    init?(_ json: JSONValue?) {
        for entry in json?.arrayValue ?? [] {
            let operation = entry["operation"]?.stringValue
            guard operation == "Apply" || operation == "Update", let version = entry["apiVersion"]?.stringValue,
                !version.isEmpty, entry["fieldsType"]?.stringValue == "FieldsV1",
                let fields = FieldSet(json: entry["fieldsV1"] ?? [:])
            else { return nil }
            let manager = Manager(
                name: entry["manager"]?.stringValue ?? "", isApplier: operation == "Apply",
                version: operation == "Apply" ? "" : version, subresource: entry["subresource"]?.stringValue ?? "")
            claims[manager] = Claim(version: version, fields: fields, time: entry["time"]?.stringValue)
        }
    }

    /// Whether `json` asks to forget all owners: a list of one empty entry.
    static func isReset(_ json: JSONValue?) -> Bool {
        guard let entries = json?.arrayValue, entries.count == 1 else { return false }
        return entries[0].objectValue?.isEmpty == true
    }

    /// Names of updaters that are kept apart; older ones are merged under `ancient-changes`.
    static let updatersMax = 10

    /// Merges the oldest updaters when there are too many.
    mutating func cap() {
        let updaters = claims.filter { !$0.key.isApplier && $0.key.subresource.isEmpty }
        guard updaters.count > Self.updatersMax else { return }
        let byAge = updaters.sorted { ($0.value.time ?? "", $0.key.name) < ($1.value.time ?? "", $1.key.name) }
        for (manager, claim) in byAge.prefix(updaters.count - Self.updatersMax + 1) {
            claims[manager] = nil
            var ancient = manager
            ancient.name = "ancient-changes"
            let fields = claims[ancient].map { $0.fields.union(claim.fields) } ?? claim.fields
            claims[ancient] = Claim(version: claim.version, fields: fields, time: claim.time)
        }
    }

    /// The member `managedFields`, appliers first, then by time and name; nil if nobody owns anything.
    var json: JSONValue? {
        let sorted = claims.sorted { left, right in
            if left.key.isApplier != right.key.isApplier { return left.key.isApplier }
            let (a, b) = (left.value.time ?? "", right.value.time ?? "")
            if a != b { return a < b }
            if left.key.name != right.key.name { return left.key.name < right.key.name }
            if left.value.version != right.value.version { return left.value.version < right.value.version }
            return left.key.subresource < right.key.subresource
        }
        guard !sorted.isEmpty else { return nil }
        return .array(sorted.map { Self.entry($0.key, $0.value) })
    }

    private static func entry(_ manager: Manager, _ claim: Claim) -> JSONValue {
        var entry: JSONValue = [
            "operation": manager.isApplier ? "Apply" : "Update", "apiVersion": .string(claim.version),
            "fieldsType": "FieldsV1", "fieldsV1": claim.fields.json,
        ]
        if !manager.name.isEmpty { entry["manager"] = .string(manager.name) }
        entry["time"] = claim.time.map(JSONValue.string)
        if !manager.subresource.isEmpty { entry["subresource"] = .string(manager.subresource) }
        return entry
    }
}

extension ManagedFields.Manager: CustomStringConvertible {
    /// As conflicts name it: `"kubectl" with subresource "scale" using apps/v1`.
    var description: String {
        var text = JSONValue.string(name).text
        if !subresource.isEmpty { text += " with subresource \(JSONValue.string(subresource).text)" }
        if !isApplier { text += " using \(version)" }
        return text
    }
}
