import Foundation

/// Cuts a body that arrives in pieces into lines.
///
/// Bound: one unfinished line of at most `bytesMax`.
struct LineSplitter {
    private let bytesMax: Int
    private var unfinished: [UInt8] = []

    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    /// Takes a piece and appends the lines that it completes; empty lines are left out.
    ///
    /// - Throws: `tooLarge` if a line is longer than the bound.
    mutating func split(_ piece: UnsafeBufferPointer<UInt8>, into lines: inout [[UInt8]]) throws(TransferError) {
        var rest = piece
        while let end = Self.lineEnd(in: rest) {
            guard unfinished.count + end <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
            unfinished.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<end]))
            rest = UnsafeBufferPointer(rebasing: rest[(end + 1)...])
            finishLine(into: &lines)
        }
        guard unfinished.count + rest.count <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
        unfinished.append(contentsOf: rest)
    }

    /// memchr looks at many bytes at once; frames are long.
    private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = bytes.baseAddress, let end = memchr(start, 0x0a, bytes.count) else { return nil }
        return UnsafeRawPointer(end) - UnsafeRawPointer(start)
    }

    /// Appends what is left when the body has ended without a line end.
    mutating func finish(into lines: inout [[UInt8]]) {
        finishLine(into: &lines)
    }

    private mutating func finishLine(into lines: inout [[UInt8]]) {
        if unfinished.last == UInt8(ascii: "\r") { unfinished.removeLast() }
        if !unfinished.isEmpty { lines.append(unfinished) }
        unfinished = []
    }
}
