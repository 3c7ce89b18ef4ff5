import KubernetesAPI
import Measures

/// Leases.
struct LeaseStrategy: KindStrategy {
    var allowsUnconditionalUpdate: Bool { false }
    var createsOnUpdate: Bool { true }

    /// Fields behind a gate that is off are taken and forgotten.
    func prepareForCreate(_ object: inout JSONValue) {
        object.change("spec") { spec in
            spec["strategy"] = nil
            spec["preferredHolder"] = nil
        }
    }

    func prepareForUpdate(_ object: inout JSONValue, old: JSONValue) {
        prepareForCreate(&object)
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        var errors: [FieldError] = []
        if let seconds = spec["leaseDurationSeconds"]?.integerValue, seconds <= 0 {
            errors.append(.invalid("spec.leaseDurationSeconds", .integer(seconds), "must be greater than 0"))
        }
        return errors + NumberRule.nonNegative(spec, ["leaseTransitions"], at: "spec")
    }
}

/// Endpoint slices.
struct EndpointSliceStrategy: KindStrategy {
    /// Endpoints of one slice that the server takes.
    static let endpointsMax = 1000

    var hasGeneration: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        object.changeItems("ports") { port in
            port.setDefault("name", "")
            port.setDefault("protocol", "TCP")
        }
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        var errors: [FieldError] = []
        let kind = object.text("addressType")
        let kinds = ["FQDN", "IPv4", "IPv6"]
        if kind.isEmpty {
            errors.append(.required("addressType"))
        } else if !kinds.contains(kind) {
            errors.append(.notSupported("addressType", .string(kind), kinds))
        }
        guard errors.isEmpty else { return errors }
        let endpoints = object.items("endpoints")
        if endpoints.count > Self.endpointsMax {
            return [.tooMany("endpoints", count: endpoints.count, limit: Self.endpointsMax)]
        }
        for (index, endpoint) in endpoints.enumerated() {
            errors += addressErrors(endpoint.items("addresses"), kind: kind, at: "endpoints[\(index)].addresses")
        }
        return errors + portErrors(object.items("ports"))
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        let errors = validate(object)
        guard object["addressType"] != old["addressType"] else { return errors }
        return [.invalid("addressType", object["addressType"] ?? "", "field is immutable")]
    }

    func warnings(_ object: JSONValue) -> [String] {
        object.text("addressType") == "FQDN" ? ["spec.addressType: FQDN endpoints are deprecated"] : []
    }

    private func addressErrors(_ addresses: [JSONValue], kind: String, at path: String) -> [FieldError] {
        guard !addresses.isEmpty else { return [.required(path, "must contain at least 1 address")] }
        return addresses.enumerated().flatMap { index, address -> [FieldError] in
            let text = address.stringValue ?? ""
            let place = "\(path)[\(index)]"
            guard kind != "FQDN" else {
                return LabelSyntax.faults(ofSubdomain: text).map { .invalid(place, address, $0) }
            }
            switch IPAddress.parse(text) {
            case .none:
                return [.invalid(place, address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
            case .leadingZeros: return [.invalid(place, address, "must not have leading 0s")]
            case .address(let parsed):
                guard parsed.isV6 == (kind == "IPv6") else {
                    return [.invalid(path, address, "must be an \(kind) address")]
                }
                return parsed.endpointFaults.map { .invalid(place, address, $0) }
            }
        }
    }

    private func portErrors(_ ports: [JSONValue]) -> [FieldError] {
        var names: Set<String> = []
        return ports.enumerated().compactMap { index, port in
            let name = port.text("name")
            guard !names.insert(name).inserted else { return nil }
            return .duplicate("ports[\(index)].name", .string(name))
        }
    }
}
