import Testing

@testable import EmbeddedCluster

@Suite struct PodAddressesTests {
    @Test func `addresses start in 127.64.0.0/10 and come again as late as possible`() {
        var addresses = PodAddresses(place: 0)
        #expect(addresses.take() == "127.64.0.1")
        addresses.release("127.64.0.1")
        #expect(addresses.take() == "127.64.0.2")
    }
}
