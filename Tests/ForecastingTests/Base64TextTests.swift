import Foundation
import Testing

@testable import Forecasting

@Suite struct Base64TextTests {
    @Test(arguments: 0..<50) func `it writes what Foundation writes, in the alphabet of RFC 4648 section 5`(count: Int)
        throws
    {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count * 11) }
        let expected = Data(bytes).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        #expect(Base64Text.encode(bytes) == expected)
        #expect(try Base64Text.decode(expected) == bytes)
    }

    @Test(arguments: ["A", "AA", "A===", "AA=A", "A A=", "A/A=", "====", "ü"])
    func `what is no base64 is refused`(text: String) {
        #expect(throws: PackedError.self) { try Base64Text.decode(text) }
    }
}
