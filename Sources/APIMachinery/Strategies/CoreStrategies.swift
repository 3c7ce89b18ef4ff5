import KubernetesAPI
import Measures

/// Namespaces.
struct NamespaceStrategy: KindStrategy {
    var nameRule: NameRule { .label }
    var hasStatus: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        guard let name = object[path: "metadata", "name"] else { return }
        object.changeObject("metadata") { metadata in
            metadata.changeObject("labels") { $0["kubernetes.io/metadata.name"] = name }
        }
    }

    func prepareForCreate(_ object: inout JSONValue) {
        object["status"] = ["phase": "Active"]
        object.changeObject("spec") { spec in
            guard !spec.items("finalizers").contains("kubernetes") else { return }
            spec["finalizers"] = .array(spec.items("finalizers") + ["kubernetes"])
        }
    }

    func prepareForUpdate(_ object: inout JSONValue, old: JSONValue) {
        object["spec"] = old["spec"]
    }
}

/// Config maps: keys, size, immutability.
struct ConfigMapStrategy: KindStrategy {
    func validate(_ object: JSONValue) -> [FieldError] {
        ContentRule.errors(object, fields: ["data", "binaryData"])
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        ContentRule.immutableErrors(object, old: old, fields: ["data", "binaryData"]) + validate(object)
    }
}

/// Secrets: `stringData` becomes `data`.
struct SecretStrategy: KindStrategy {
    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("type", "Opaque")
    }

    func prepareForCreate(_ object: inout JSONValue) {
        for (key, text) in object.texts("stringData") {
            object.changeObject("data") { $0[key] = .string(Base64Text.text(text.utf8)) }
        }
        object["stringData"] = nil
    }

    func prepareForUpdate(_ object: inout JSONValue, old: JSONValue) {
        prepareForCreate(&object)
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        ContentRule.errors(object, fields: ["data"])
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        var errors: [FieldError] = []
        if object["type"] != old["type"] {
            errors.append(.invalid("type", object["type"] ?? "", "field is immutable"))
        }
        return errors + ContentRule.immutableErrors(object, old: old, fields: ["data"]) + validate(object)
    }
}

/// Keys and sizes of config maps and secrets.
enum ContentRule {
    /// Bytes that all values may have together.
    static let bytesMax = 1024 * 1024

    static func errors(_ object: JSONValue, fields: [String]) -> [FieldError] {
        var errors: [FieldError] = []
        var bytes = 0
        let other = fields.count > 1 ? object[fields[1]]?.objectValue ?? [:] : [:]
        for field in fields {
            for (key, value) in (object[field]?.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
                let path = "\(field)[\(key)]"
                errors += keyFaults(key).map { .invalid(path, .string(key), $0) }
                if field == fields[0], other[key] != nil {
                    errors.append(.invalid(path, .string(key), "duplicate of key present in \(fields[1])"))
                }
                let size = value.stringValue?.utf8.count ?? 0
                bytes += field == "data" && fields.count > 1 ? size : size / 4 * 3
            }
        }
        if bytes > bytesMax {
            errors.append(.tooLong("", "may not be more than \(bytesMax) bytes"))
        }
        return errors
    }

    static func immutableErrors(_ object: JSONValue, old: JSONValue, fields: [String]) -> [FieldError] {
        guard old["immutable"]?.boolValue == true else { return [] }
        var changed = fields.filter { object[$0] != old[$0] }
        if object["immutable"]?.boolValue != true { changed.insert("immutable", at: 0) }
        return changed.map { .forbidden($0, "field is immutable when `immutable` is set") }
    }

    private static func keyFaults(_ key: String) -> [String] {
        var faults: [String] = []
        let isGood =
            !key.isEmpty
            && key.utf8.allSatisfy { byte in
                (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte)
                    || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
            }
        if key.utf8.count > 253 { faults.append("must be no more than 253 characters") }
        if !isGood {
            faults.append(
                "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or "
                    + "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')")
        }
        if key == "." || key == ".." { faults.append("must not be '\(key)'") }
        return faults
    }
}

/// Nodes: a new one is not ready.
struct NodeStrategy: KindStrategy {
    var hasStatus: Bool { true }
    var wipesStatus: Bool { false }

    func admit(_ object: inout JSONValue) {
        let taint: JSONValue = ["key": "node.kubernetes.io/not-ready", "effect": "NoSchedule"]
        object.changeObject("spec") { spec in
            let isTainted = spec.items("taints").contains { $0.text("key") == taint.text("key") }
            if !isTainted { spec["taints"] = .array(spec.items("taints") + [taint]) }
        }
    }
}

/// Services: cluster addresses are set once.
struct ServiceStrategy: KindStrategy {
    var hasStatus: Bool { true }
    var nameRule: NameRule { .serviceLabel }

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            spec.setDefault("sessionAffinity", "None")
            spec.setDefault("type", "ClusterIP")
            spec.changeItems("ports") { port in
                port.setDefault("protocol", "TCP")
                port.setDefault("targetPort", port["port"] ?? 0)
            }
            guard spec.text("type") != "ExternalName" else { return }
            spec.setDefault("internalTrafficPolicy", "Cluster")
            if ["NodePort", "LoadBalancer"].contains(spec.text("type")) {
                spec.setDefault("externalTrafficPolicy", "Cluster")
            }
            if spec.text("type") == "LoadBalancer" { spec.setDefault("allocateLoadBalancerNodePorts", true) }
        }
    }

    /// An address of 10.96.0.0/16 that follows from the uid; ExternalName has none, headless keeps `None`.
    func prepareForCreate(_ object: inout JSONValue) {
        let uid = object[path: "metadata", "uid"]?.stringValue ?? ""
        let hash = uid.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        object["status"] = ["loadBalancer": [:]]
        object.changeObject("spec") { spec in
            guard spec.text("type") != "ExternalName" else { return }
            spec.setDefault("clusterIP", .string("10.96.\(hash >> 8 & 255).\(hash & 127 + 1)"))
            spec["clusterIPs"] = [spec["clusterIP"] ?? ""]
            spec.setDefault("ipFamilies", ["IPv4"])
            spec.setDefault("ipFamilyPolicy", "SingleStack")
            Self.setNodePorts(&spec, hash: hash)
        }
    }

    /// Ports of 30000 to 32767 that follow from the uid, where the type asks for them.
    private static func setNodePorts(_ spec: inout JSONValue, hash: UInt32) {
        guard ["NodePort", "LoadBalancer"].contains(spec.text("type")) else { return }
        var next = hash
        spec.changeItems("ports") { port in
            port.setDefault("nodePort", .integer(30_000 + next % 2_768))
            next &+= 1
        }
    }

    func prepareForUpdate(_ object: inout JSONValue, old: JSONValue) {
        let before = old["spec"] ?? [:]
        object.changeObject("spec") { spec in
            for field in ["clusterIP", "ipFamilies", "ipFamilyPolicy"] {
                if let value = before[field] { spec.setDefault(field, value) }
            }
            // The first of the addresses follows the single one.
            if let address = spec["clusterIP"] { spec["clusterIPs"] = [address] }
        }
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        var errors: [FieldError] = []
        let isPortless = spec.text("clusterIP") == "None" || spec.text("type") == "ExternalName"
        if spec.items("ports").isEmpty, !isPortless { errors.append(.required("spec.ports")) }
        for (index, port) in spec.items("ports").enumerated() {
            let path = "spec.ports[\(index)]"
            if port.text("name").isEmpty, spec.items("ports").count > 1 { errors.append(.required("\(path).name")) }
            if !(1...65535).contains(port.number("port")) {
                errors.append(
                    .invalid(
                        "\(path).port", .integer(port.number("port")), "must be between 1 and 65535, inclusive"))
            }
        }
        let kinds = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]
        if !kinds.contains(spec.text("type")) {
            errors.append(.notSupported("spec.type", .string(spec.text("type")), kinds))
        }
        return errors
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        let new = object[path: "spec", "clusterIPs"] ?? .null
        let before = old[path: "spec", "clusterIPs"] ?? .null
        guard new != before, !before.isNull, old[path: "spec", "type"] != "ExternalName" else {
            return validate(object)
        }
        return [.invalid("spec.clusterIPs[0]", new, "may not change once set")] + validate(object)
    }
}
