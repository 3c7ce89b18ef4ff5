import Testing

@testable import outrider

@Suite struct ListenAddressTests {
    @Test func `a preferred port that is free is taken, and one in use is not`() throws {
        let free = ListenAddress.free(host: "127.0.0.1", preferring: 0)
        #expect(free.port > 0)
        #expect(ListenAddress.free(host: "127.0.0.1", preferring: free.port).port == free.port)
    }
}
