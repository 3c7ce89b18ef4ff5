import KubernetesAPI

/// How an object is to be deleted: the query and the body of a DELETE, checked.
public struct DeleteOptions: Hashable, Sendable {
    /// Seconds that a pod gets to stop; nil leaves it to the pod, a negative number counts as 1.
    public var gracePeriodSeconds: Int64?
    /// What happens to dependents.
    public var propagation: Propagation?
    /// The uid that the object must have.
    public var uid: String?
    /// The version that the object must have.
    public var resourceVersion: String?
    /// Whether nothing may be kept.
    public var isDryRun = false

    /// What happens to the objects that name the deleted one as their owner.
    public enum Propagation: String, Hashable, Sendable {
        /// They are collected afterwards.
        case background = "Background"
        /// The object stays until they are gone.
        case foreground = "Foreground"
        /// They lose their owner and stay.
        case orphan = "Orphan"
    }

    /// Options that ask for nothing special.
    public init() {}

    /// Reads the query, and a body that stands above it if there is one.
    ///
    /// - Throws: 400 for a body that is no JSON and for seconds that are no number, 422 as
    ///   `DeleteOptions` of `meta.k8s.io`.
    public init(query: [(name: String, value: String)], body: [UInt8]) throws(StatusError) {
        var fields: JSONValue = [:]
        for (name, value) in query {
            switch name {
            case "gracePeriodSeconds":
                guard let seconds = Int64(value) else {
                    throw .badRequest("strconv.ParseInt: parsing \"\(value)\": invalid syntax")
                }
                fields[name] = .integer(seconds)
            case "propagationPolicy": fields[name] = .string(value)
            case "orphanDependents": fields[name] = .bool(value != "false" && value != "0")
            case "dryRun": fields[name] = .array((fields[name]?.arrayValue ?? []) + [.string(value)])
            default: continue  // other parameters belong to the list that a collection is deleted by
            }
        }
        if !body.isEmpty {
            for (key, value) in try Self.members(of: body) where !value.isNull { fields[key] = value }
        }
        try self.init(fields: fields)
    }

    private static func members(of body: [UInt8]) throws(StatusError) -> [String: JSONValue] {
        let refusal = "couldn't get version/kind; json parse error: "
        let value: JSONValue
        do {
            value = try JSONValue(parsing: body)
        } catch {
            throw .badRequest(refusal + error.reason)
        }
        guard let members = value.objectValue else { throw .badRequest(refusal + "expected an object") }
        return members
    }

    private init(fields: JSONValue) throws(StatusError) {
        var errors: [FieldError] = []
        let policy = fields["propagationPolicy"]?.stringValue
        let orphans = fields["orphanDependents"]?.boolValue
        if let policy, orphans != nil {
            errors.append(
                .invalid(
                    "propagationPolicy", .string(policy),
                    "orphanDependents and deletionPropagation cannot be both set"))
        }
        if let policy, !policy.isEmpty, Propagation(rawValue: policy) == nil {
            errors.append(
                .notSupported(
                    "propagationPolicy", .string(policy), ["Foreground", "Background", "Orphan", "nil"]))
        }
        let dryRun = (fields["dryRun"]?.arrayValue ?? []).compactMap(\.stringValue)
        errors += WriteOptions.dryRunErrors(dryRun)
        guard errors.isEmpty else { throw .invalidOptions("DeleteOptions", errors) }
        gracePeriodSeconds = fields["gracePeriodSeconds"]?.integerValue
        propagation = policy.flatMap(Propagation.init) ?? orphans.map { $0 ? .orphan : .background }
        uid = fields[path: "preconditions", "uid"]?.stringValue
        resourceVersion = fields[path: "preconditions", "resourceVersion"]?.stringValue
        isDryRun = !dryRun.isEmpty
    }
}
