import KubernetesAPI
import Testing

@Suite struct ResourcePathTests {
    @Test func `paths of core and group resources, objects and subresources`() {
        #expect(ResourcePath(.pods).text == "/api/v1/pods")
        #expect(ResourcePath(.pods, namespace: "shop", name: "a").text == "/api/v1/namespaces/shop/pods/a")
        let scale = ResourcePath(.deployments, namespace: "shop", name: "llm", subresource: "scale")
        #expect(scale.text == "/apis/apps/v1/namespaces/shop/deployments/llm/scale")
        #expect(scale.label == "deployments/scale")
    }

    @Test func `a segment cannot leave its place`() {
        let path = ResourcePath(segments: ["apis", "a/../b", "c d", "é?#%"], label: "external")
        #expect(path.text == "/apis/a%2F..%2Fb/c%20d/%C3%A9%3F%23%25")
    }

    @Test func `custom metric paths keep their asterisk`() {
        let path = ResourcePath(segments: ["pods", "*", "http_requests"], label: "custom")
        #expect(path.text == "/pods/*/http_requests")
    }
}
