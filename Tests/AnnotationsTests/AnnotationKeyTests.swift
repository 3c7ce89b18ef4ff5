import Testing

@testable import Annotations

@Suite struct AnnotationKeyTests {
    @Test(arguments: [
        ("min-replica", AnnotationKey.minReplicas), ("Mode", .mode), ("target-gpu", .targetCPU),
        ("scrape_port", .scrapePort),
        ("behaviour", .behavior), ("", .hpa), ("targetqueue", .targetQueue),
    ])
    func `the nearest key is the one a person meant`(written: String, meant: AnnotationKey) {
        #expect(AnnotationKey.nearest(to: written) == meant)
    }

    @Test func `a key is written under the prefix`() {
        #expect(AnnotationKey.targetKVCache.text == "outrider.dev/target-kv-cache")
    }
}
