import KubernetesAPI

/// The query of a create, update or patch, checked.
public struct WriteOptions: Hashable, Sendable {
    /// Who writes, for managedFields: `fieldManager`, else the User-Agent up to its first `/`.
    public var manager: String
    /// What becomes of unknown fields.
    public var fieldValidation: FieldValidation
    /// Whether nothing may be kept.
    public var isDryRun: Bool
    /// Whether an apply takes over fields that others own.
    public var isForced: Bool

    /// Which kind of request the query belongs to.
    public enum Request: Hashable, Sendable {
        /// POST of an object.
        case create
        /// PUT of an object.
        case update
        /// PATCH; server-side apply has rules of its own.
        case patch(isApply: Bool)
    }

    /// Makes options of a write that this process makes itself.
    public init(
        manager: String, fieldValidation: FieldValidation = .warn, isDryRun: Bool = false, isForced: Bool = false
    ) {
        self.manager = manager
        self.fieldValidation = fieldValidation
        self.isDryRun = isDryRun
        self.isForced = isForced
    }

    /// Reads a query whose names and values are percent-decoded.
    ///
    /// - Throws: 422 as `CreateOptions`, `UpdateOptions` or `PatchOptions` of `meta.k8s.io` with every error.
    public init(
        query: [(name: String, value: String)], userAgent: String, request: Request
    ) throws(StatusError) {
        var errors: [FieldError] = []
        let named = query.first { $0.name == "fieldManager" }?.value ?? ""
        let dryRun = query.filter { $0.name == "dryRun" }.map(\.value)
        let validation = query.first { $0.name == "fieldValidation" }?.value ?? ""
        let force = query.first { $0.name == "force" }.map { $0.value != "false" && $0.value != "0" }
        if case .patch(let isApply) = request {
            if isApply, named.isEmpty {
                errors.append(.required("fieldManager", "is required for apply patch"))
            }
            if !isApply, force != nil {
                errors.append(.forbidden("force", "may not be specified for non-apply patch"))
            }
        }
        errors += Self.managerErrors(named)
        errors += Self.dryRunErrors(dryRun)
        if !["", "Ignore", "Strict", "Warn"].contains(validation) {
            errors.append(.notSupported("fieldValidation", .string(validation), ["", "Ignore", "Strict", "Warn"]))
        }
        guard errors.isEmpty else { throw .invalidOptions(Self.kind(of: request), errors) }
        manager = named.isEmpty ? Self.manager(ofUserAgent: userAgent) : named
        fieldValidation = FieldValidation(rawValue: validation) ?? .warn
        isDryRun = !dryRun.isEmpty
        isForced = force ?? false
    }

    /// Bytes of a field manager's name that the server accepts.
    static let managerBytesMax = 128

    private static func kind(of request: Request) -> String {
        switch request {
        case .create: "CreateOptions"
        case .update: "UpdateOptions"
        case .patch: "PatchOptions"
        }
    }

    private static func managerErrors(_ name: String) -> [FieldError] {
        guard name.utf8.count > managerBytesMax else { return [] }
        return [.tooLong("fieldManager", "may not be more than \(managerBytesMax) bytes")]
    }

    static func dryRunErrors(_ values: [String]) -> [FieldError] {
        guard values.contains(where: { $0 != "All" }) else { return [] }
        return [.notSupported("dryRun", .array(values.map { .string($0) }), ["All"])]
    }

    private static func manager(ofUserAgent agent: String) -> String {
        let name = agent.prefix { $0 != "/" }
        return name.isEmpty ? "unknown" : String(name.prefix(managerBytesMax))
    }
}
