import Testing

@testable import APIMachinery

@Suite struct IPAddressTests {
    @Test func `addresses of both families are read`() {
        #expect(IPAddress.parse("10.1.0.1") == .address(IPAddress(bytes: [10, 1, 0, 1])))
        #expect(IPAddress.parse("fd00::1") == .address(IPAddress(bytes: [0xfd] + Array(repeating: 0, count: 14) + [1])))
        #expect(IPAddress.parse("010.001.000.001") == .leadingZeros)
    }

    @Test(arguments: ["nonsense", "1.2.3", "1.2.3.256", "1:2", ":::", "12345::"])
    func `what is no address is told`(text: String) {
        #expect(IPAddress.parse(text) == .none)
    }

    @Test(arguments: ["127.0.0.1", "::1", "169.254.1.1", "fe80::1", "224.0.0.1", "0.0.0.0"])
    func `endpoints cannot be where no traffic goes`(text: String) throws {
        guard case .address(let address) = IPAddress.parse(text) else {
            Issue.record("\(text) is an address")
            return
        }
        #expect(address.endpointFaults.count == 1)
    }
}
