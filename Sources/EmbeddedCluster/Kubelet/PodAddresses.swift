import Simulation

/// Gives each pod an address of its own on this machine, from 127.64.0.0/10.
///
/// Linux routes all of 127.0.0.0/8 to the loopback device, so a pod's port can really be listened on. An address is
/// given again as late as possible, so that a client that still knows it does not reach another pod.
struct PodAddresses: Sendable {
    private static let first: UInt32 = 127 << 24 | 64 << 16 | 1
    private static let last: UInt32 = 127 << 24 | 127 << 16 | 0xfffe

    private var next: UInt32
    private var used: Set<UInt32> = []

    /// Makes an empty pool; clusters on one machine share the addresses, so each begins at a place of its own.
    init(place: UInt64) {
        next = Self.first + UInt32(truncatingIfNeeded: place % UInt64(Self.last - Self.first))
    }

    /// The next free address; nil if four million are in use.
    mutating func take() -> String? {
        guard used.count < Int(Self.last - Self.first) else { return nil }
        while used.contains(next) { step() }
        defer { step() }
        used.insert(next)
        return [24, 16, 8, 0].map { String(next >> $0 & 0xff) }.joined(separator: ".")
    }

    /// Takes an address that a pod has already.
    mutating func reserve(_ text: String) {
        used.insert(Self.value(text))
    }

    /// Gives an address back.
    mutating func release(_ text: String) {
        used.remove(Self.value(text))
    }

    private static func value(_ text: String) -> UInt32 {
        text.split(separator: ".").reduce(0) { $0 << 8 | (UInt32($1) ?? 0) }
    }

    private mutating func step() {
        next = next == Self.last ? Self.first : next + 1
    }
}
