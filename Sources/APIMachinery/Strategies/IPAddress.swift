/// An IP address, and where endpoints may not be.
struct IPAddress: Hashable {
    enum Parsed: Hashable {
        case none
        /// An IPv4 address that some programs would read as octal.
        case leadingZeros
        case address(IPAddress)
    }

    /// Four or sixteen bytes.
    let bytes: [UInt8]

    var isV6: Bool { bytes.count == 16 }

    /// Reads dotted decimal or colon-separated text.
    static func parse(_ text: String) -> Parsed {
        if text.contains(":") { return v6(text).map { .address($0) } ?? .none }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part -> UInt16? in
            part.count <= 3 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt16(part) : nil
        }
        guard parts.count == 4, numbers.count == 4, numbers.allSatisfy({ $0 < 256 }) else { return .none }
        guard !parts.contains(where: { $0.count > 1 && $0.hasPrefix("0") }) else { return .leadingZeros }
        return .address(IPAddress(bytes: numbers.map { UInt8($0) }))
    }

    private static func v6(_ text: String) -> IPAddress? {
        let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        let groups = halves.map { half in
            half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
        }
        let given = groups.reduce(0) { $0 + $1.count }
        guard halves.count == 2 ? given < 8 : given == 8 else { return nil }
        var words: [UInt16] = []
        for (index, half) in groups.enumerated() {
            if index == 1 { words += Array(repeating: 0, count: 8 - given) }
            for group in half {
                guard group.count <= 4, let word = UInt16(group, radix: 16) else { return nil }
                words.append(word)
            }
        }
        return IPAddress(bytes: words.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    }

    /// Why an endpoint cannot have this address, in the server's words.
    var endpointFaults: [String] {
        var faults: [String] = []
        let isZero = bytes.allSatisfy { $0 == 0 }
        if isZero { faults.append("may not be unspecified (\(isV6 ? "::" : "0.0.0.0"))") }
        let isLoopback = isV6 ? bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1 : bytes[0] == 127
        if isLoopback { faults.append("may not be in the loopback range (127.0.0.0/8, ::1/128)") }
        let isLinkLocal = isV6 ? bytes[0] == 0xfe && bytes[1] & 0xc0 == 0x80 : bytes[0] == 169 && bytes[1] == 254
        if isLinkLocal { faults.append("may not be in the link-local range (169.254.0.0/16, fe80::/10)") }
        let isMulticast =
            isV6 ? bytes[0] == 0xff && bytes[1] & 0x0f == 2 : bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0
        if isMulticast { faults.append("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)") }
        return faults
    }
}
