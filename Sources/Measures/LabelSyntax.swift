/// What Kubernetes accepts as names, label keys and label values; each check answers with Kubernetes' own texts.
///
/// Lengths are in bytes, whatever the text calls them; the two words are Kubernetes' own.
/// Source: `pkg/util/validation` of apimachinery, Kubernetes 1.36.
public enum LabelSyntax {
    /// What is wrong with a label's key: an optional DNS subdomain, a slash, and a name of up to 63 bytes.
    public static func faults(ofQualifiedName text: String) -> [String] {
        func expectation() -> String {
            expects(
                "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
                    + "alphanumeric character",
                ["MyName", "my.name", "123-abc"], "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]")
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let name = parts.last else {
            return [
                "a valid label key \(expectation()) with an optional DNS subdomain prefix and '/' "
                    + "(e.g. 'example.com/MyName')"
            ]
        }
        var faults: [String] = []
        if parts.count == 2 {
            let prefix = parts[0]
            let broken = prefix.isEmpty ? ["must be non-empty"] : self.faults(ofSubdomain: prefix, unit: "bytes")
            faults += broken.map { "prefix part \($0)" }
        }
        if name.isEmpty { faults.append("name part must be non-empty") }
        if name.utf8.count > 63 { faults.append("name part \(tooLong(63, "bytes"))") }
        if !isName(name) { faults.append("name part \(expectation())") }
        return faults
    }

    /// What is wrong with a label's value: empty, or a name of up to 63 bytes.
    public static func faults(ofValue text: String) -> [String] {
        var faults = text.utf8.count > 63 ? [tooLong(63, "bytes")] : []
        if !text.isEmpty, !isName(text) {
            faults.append(
                expects(
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
                        + "and must start and end with an alphanumeric character",
                    ["MyValue", "my_value", "12345"], "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?"))
        }
        return faults
    }

    /// What is wrong with a DNS subdomain, the name of most objects: labels joined by points, up to 253 bytes.
    public static func faults(ofSubdomain text: String) -> [String] {
        faults(ofSubdomain: text, unit: "characters")
    }

    private static func faults(ofSubdomain text: String, unit: String) -> [String] {
        var faults = text.utf8.count > 253 ? [tooLong(253, unit)] : []
        if !isSubdomain(text) {
            faults.append(
                expects(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
                        + "and must start and end with an alphanumeric character",
                    ["example.com"], "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"))
        }
        return faults
    }

    /// What is wrong with a DNS label, the name of a namespace or a container: up to 63 bytes.
    public static func faults(ofDNSLabel text: String) -> [String] {
        var faults = text.utf8.count > 63 ? [tooLong(63, "characters")] : []
        if isDNSLabel(text[...]) { return faults }
        if isSubdomain(text) {
            faults.append("must not contain dots")
        } else {
            faults.append(
                expects(
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must "
                        + "start and end with an alphanumeric character",
                    ["my-name", "123-abc"], "[a-z0-9]([-a-z0-9]*[a-z0-9])?"))
        }
        return faults
    }

    /// `text (e.g. 'a',  or 'b', regex used for validation is 'R')`, two blanks and all.
    private static func expects(_ text: String, _ examples: [String], _ expression: String) -> String {
        let shown = examples.map { "'\($0)', " }.joined(separator: " or ")
        return "\(text) (e.g. \(shown)regex used for validation is '\(expression)')"
    }

    private static func tooLong(_ length: Int, _ unit: String) -> String {
        "must be no more than \(length) \(unit)"
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, isAlphanumeric(first), isAlphanumeric(last)
        else { return false }
        return text.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    private static func isSubdomain(_ text: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isDNSLabel)
    }

    private static func isDNSLabel(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, isLowercase(first), isLowercase(last)
        else { return false }
        return text.utf8.allSatisfy { isLowercase($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLowercase(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLowercase(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
