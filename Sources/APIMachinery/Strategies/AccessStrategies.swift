import KubernetesAPI

/// Role bindings.
struct RoleBindingStrategy: KindStrategy {
    var nameRule: NameRule { .pathSegment }

    private static let group = "rbac.authorization.k8s.io"

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("roleRef") { reference in
            if reference.text("apiGroup").isEmpty { reference["apiGroup"] = .string(Self.group) }
        }
        object.changeItems("subjects") { subject in
            guard subject.text("apiGroup").isEmpty else { return }
            if ["User", "Group"].contains(subject.text("kind")) { subject["apiGroup"] = .string(Self.group) }
        }
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let reference = object["roleRef"] ?? [:]
        var errors: [FieldError] = []
        if !["Role", "ClusterRole"].contains(reference.text("kind")) {
            errors.append(
                .notSupported("roleRef.kind", .string(reference.text("kind")), ["ClusterRole", "Role"]))
        }
        if reference.text("name").isEmpty { errors.append(.required("roleRef.name")) }
        return errors
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        guard object["roleRef"] != old["roleRef"] else { return validate(object) }
        return [.invalid("roleRef", object["roleRef"] ?? .null, "cannot change roleRef")] + validate(object)
    }
}

/// Requests for a token of a service account.
struct TokenRequestStrategy: KindStrategy {
    private static let secondsMin: Int64 = 600

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            if spec["expirationSeconds"].map(\.isNull) ?? true { spec["expirationSeconds"] = 3600 }
        }
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let seconds = object["spec"]?.number("expirationSeconds") ?? 0
        guard seconds < Self.secondsMin else { return [] }
        return [
            .invalid("spec.expirationSeconds", .integer(seconds), "may not specify a duration less than 10 minutes")
        ]
    }
}

/// Questions about access: one subject matter each.
struct AccessReviewStrategy: KindStrategy {
    let kind: String

    func validate(_ object: JSONValue) -> [FieldError] {
        guard kind != "SelfSubjectRulesReview" else { return [] }
        let spec = object["spec"] ?? [:]
        let plain = spec["nonResourceAttributes"]
        if spec["resourceAttributes"] == nil, plain == nil {
            return [
                .invalid(
                    "spec.resourceAttributes", .null,
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified")
            ]
        }
        guard let plain, spec["resourceAttributes"] != nil else { return [] }
        let shown: JSONValue = ["Path": .string(plain.text("path")), "Verb": .string(plain.text("verb"))]
        return [
            .invalid("spec.nonResourceAttributes", shown, "cannot be specified in combination with resourceAttributes")
        ]
    }
}
