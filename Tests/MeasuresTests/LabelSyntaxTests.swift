import Measures
import Testing

@Suite struct LabelSyntaxTests {
    @Test(arguments: ["a", "A.b_c-d", "example.com/a", String(repeating: "x", count: 63)])
    func `a qualified name passes`(name: String) {
        #expect(LabelSyntax.faults(ofQualifiedName: name).isEmpty)
    }

    @Test func `each part of a qualified name is told apart`() {
        #expect(LabelSyntax.faults(ofQualifiedName: "/a") == ["prefix part must be non-empty"])
        #expect(LabelSyntax.faults(ofQualifiedName: "a/").first == "name part must be non-empty")
        #expect(LabelSyntax.faults(ofQualifiedName: "a/b/c").first?.hasPrefix("a valid label key must consist") == true)
        let long = String(repeating: "x", count: 64)
        #expect(LabelSyntax.faults(ofQualifiedName: long) == ["name part must be no more than 63 bytes"])
    }

    @Test func `a value may be empty, a name may not`() {
        #expect(LabelSyntax.faults(ofValue: "").isEmpty)
        #expect(LabelSyntax.faults(ofSubdomain: "").count == 1)
        #expect(LabelSyntax.faults(ofDNSLabel: "").count == 1)
    }

    @Test func `a point in a DNS label is named as such`() {
        #expect(LabelSyntax.faults(ofDNSLabel: "a.b") == ["must not contain dots"])
        #expect(LabelSyntax.faults(ofSubdomain: "a.b").isEmpty)
    }
}
