import CZlib

/// Gzip in memory, by the system's zlib.
///
/// Source: RFC 1952. Equal bytes are packed into equal bytes: no time and no name goes in.
public enum Gzip {
    /// How hard zlib looks, 1...9: 1 is what kube-apiserver takes for its answers, and three times as fast as 6.
    private static let level: Int32 = 1
    /// The bytes that zlib is given at once: its counts have 32 bits.
    private static let pieceMax = 1 << 30
    /// By what unpacked bytes grow.
    private static let growth = 1 << 18

    /// Whether bytes begin as gzip does.
    public static func isPacked(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x1f, 0x8b])
    }

    /// The gzip member that holds `bytes`.
    public static func pack(_ bytes: [UInt8]) -> [UInt8] {
        // zlib remembers where its stream is, so it must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let opened = cz_deflate_init_gzip(stream, level)
        precondition(opened == Z_OK, "zlib has memory")
        defer { deflateEnd(stream) }
        let capacity = Int(deflateBound(stream, UInt(bytes.count)))
        return bytes.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
                var read = 0
                var result = Z_OK
                while result == Z_OK {
                    let piece = min(pieceMax, input.count - read)
                    let room = min(pieceMax, capacity - count)
                    stream.pointee.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + read) }
                    stream.pointee.avail_in = UInt32(piece)
                    stream.pointee.next_out = output.baseAddress.map { $0 + count }
                    stream.pointee.avail_out = UInt32(room)
                    result = deflate(stream, read + piece == input.count ? Z_FINISH : Z_NO_FLUSH)
                    read += piece - Int(stream.pointee.avail_in)
                    count += room - Int(stream.pointee.avail_out)
                }
                precondition(result == Z_STREAM_END, "deflateBound is a bound")
            }
        }
    }

    /// What gzip bytes hold, of one member or of several behind each other.
    ///
    /// - Parameters:
    ///   - bytes: whole members; zeros may follow, as tapes had them.
    ///   - bytesMax: the most that is given back: a kilobyte may hold a megabyte.
    /// - Returns: the members' contents joined.
    /// - Throws: what is wrong with the bytes.
    public static func unpack(_ bytes: [UInt8], bytesMax: Int) throws(GzipError) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let opened = cz_inflate_init_gzip(stream)
        precondition(opened == Z_OK, "zlib has memory")
        defer { inflateEnd(stream) }
        var out: [UInt8] = []
        var read = 0
        repeat {
            guard isPacked(Array(bytes[read...].prefix(2))) else { throw bytes.isEmpty ? .truncated : .notGzip }
            inflateReset(stream)
            try member(stream, bytes, &read, &out, bytesMax: bytesMax)
        } while bytes[read...].contains { $0 != 0 }
        return out
    }

    private static func member(
        _ stream: UnsafeMutablePointer<z_stream>, _ bytes: [UInt8], _ read: inout Int, _ out: inout [UInt8],
        bytesMax: Int
    ) throws(GzipError) {
        while true {
            let piece = min(pieceMax, bytes.count - read)
            // One byte more than accepted shows that there are too many.
            let room = min(growth, bytesMax - out.count + 1)
            var result = Z_OK
            let more = bytes.withUnsafeBufferPointer { input in
                [UInt8](unsafeUninitializedCapacity: room) { output, count in
                    stream.pointee.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + read) }
                    stream.pointee.avail_in = UInt32(piece)
                    stream.pointee.next_out = output.baseAddress
                    stream.pointee.avail_out = UInt32(room)
                    result = inflate(stream, Z_NO_FLUSH)
                    count = room - Int(stream.pointee.avail_out)
                }
            }
            read += piece - Int(stream.pointee.avail_in)
            out += more
            guard out.count <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
            switch result {
            case Z_STREAM_END: return
            case Z_OK where read < bytes.count || !more.isEmpty: continue
            case Z_OK, Z_BUF_ERROR: throw .truncated
            default: throw .corrupt(stream.pointee.msg.map { String(cString: $0) } ?? "zlib says \(result)")
            }
        }
    }
}
