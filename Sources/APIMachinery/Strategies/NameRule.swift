import KubernetesAPI
import Measures

/// What names of a kind may be.
enum NameRule: Hashable, Sendable {
    /// DNS-1123 subdomain, most kinds.
    case subdomain
    /// DNS-1123 label: namespaces.
    case label
    /// DNS-1035 label: services.
    case serviceLabel
    /// Anything that fits into a path: roles.
    case pathSegment

    /// What is wrong with `name`, in the server's words.
    func faults(_ name: String) -> [String] {
        switch self {
        case .subdomain: LabelSyntax.faults(ofSubdomain: name)
        case .label: LabelSyntax.faults(ofDNSLabel: name)
        case .serviceLabel: Self.serviceLabelFaults(name)
        case .pathSegment: Self.segmentFaults(name)
        }
    }

    private static func serviceLabelFaults(_ name: String) -> [String] {
        let isGood =
            (name.utf8.first.map { (0x61...0x7a).contains($0) } ?? false) && name.utf8.last != UInt8(ascii: "-")
            && name.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
        var faults: [String] = []
        if name.utf8.count > 63 { faults.append("must be no more than 63 characters") }
        if !isGood {
            faults.append(
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
                    + "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used "
                    + "for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')")
        }
        return faults
    }

    private static func segmentFaults(_ name: String) -> [String] {
        if name == "." || name == ".." { return ["may not be '\(name)'"] }
        return ["/", "%"].filter { name.contains($0) }.map { "may not contain '\($0)'" }
    }
}
