import Simulation

/// What came, in one short text: equal for all policies that met the same requests.
enum ArrivalsFingerprint {
    /// Hashes every arrival before `end` seconds with its tokens and its work.
    static func text(of arrivals: Arrivals, until end: Double) -> String {
        var arrivals = arrivals
        var hash = StableHash()
        while let request = arrivals.next(), request.arrivesAt < end {
            add(request.arrivesAt.bitPattern, to: &hash)
            add(request.work.bitPattern, to: &hash)
            add(UInt64(request.promptTokens) << 32 ^ UInt64(request.outputTokens), to: &hash)
        }
        return hash.text
    }

    private static func add(_ word: UInt64, to hash: inout StableHash) {
        hash.add((0..<8).lazy.map { UInt8(truncatingIfNeeded: word >> (8 * $0)) })
    }
}
