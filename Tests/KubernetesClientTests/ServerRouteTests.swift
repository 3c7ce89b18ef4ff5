import Testing

@testable import KubernetesClient

@Suite struct ServerRouteTests {
    private func route(_ url: String, name: String?) -> ServerRoute? {
        var request = TransferRequest(.get, url, bytesMax: 1)
        request.trust.serverName = name
        return ServerRoute(request)
    }

    @Test func `the URL gets the TLS name and the connection the real host`() {
        let found = route("https://10.0.0.1:6443/api?x=1", name: "kubernetes")
        #expect(found?.url == "https://kubernetes:6443/api?x=1")
        #expect(found?.host == "10.0.0.1:6443")
        #expect(found?.connectTo == "kubernetes:6443:10.0.0.1:6443")
    }

    @Test func `an IPv6 host keeps its brackets, and the port may be left out`() {
        let found = route("https://[::1]", name: "kubernetes")
        #expect(found?.url == "https://kubernetes:443")
        #expect(found?.connectTo == "kubernetes:443:[::1]:443")
    }

    @Test func `there is no route where none is needed`() {
        #expect(route("https://a/", name: nil) == nil)
        #expect(route("https://a/", name: "a") == nil)
        #expect(route("http://a/", name: "b") == nil)
    }

    @Test(arguments: [
        "", "a", "http://", "https://user@host/", "https://host:0/", "https://host:99999/", "https://h:x",
    ])
    func `what is no plain URL is refused`(url: String) {
        #expect(URLParts(url) == nil)
    }
}
