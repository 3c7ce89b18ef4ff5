import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct TemplateHashTests {
    private let template: JSONValue = ["metadata": ["labels": ["app": "web"]], "spec": ["containers": []]]

    @Test func `equal templates have equal hashes, others and collisions have others`() {
        let hash = TemplateHash.text(of: template, collisions: 0)
        #expect(TemplateHash.text(of: template, collisions: 0) == hash)
        #expect(TemplateHash.text(of: template, collisions: 1) != hash)
        #expect(TemplateHash.text(of: ["spec": [:]], collisions: 0) != hash)
    }

    @Test func `the hash's own label and an empty creation time do not count`() {
        var stored = template
        stored["metadata"]?["labels"]?["pod-template-hash"] = "abc"
        stored["metadata"]?["creationTimestamp"] = .null
        #expect(TemplateHash.bare(stored) == TemplateHash.bare(template))
    }
}
