import Hummingbird
import HummingbirdCore
import NIOConcurrencyHelpers
import NIOCore

/// Hands the pieces of a streamed body to the connection, no faster than the peer takes them.
///
/// `@unchecked`: `writer` is a value around the channel's outbound writer, which is itself Sendable; the library's
/// protocol only does not say so.
struct StreamWriter: HTTPBodyWriter, @unchecked Sendable {
    private let writer: any ResponseBodyWriter
    private let channel: any Channel
    private let unflushedBytes = NIOLockedValueBox(0)

    /// Bytes after which the event loop is waited for: the library takes a burst before it pushes back.
    private static let burstBytesMax = 64 << 10

    init(writer: any ResponseBodyWriter, channel: any Channel) {
        self.writer = writer
        self.channel = channel
    }

    func write(_ bytes: [UInt8]) async throws {
        var writer = writer
        try await writer.write(ByteBuffer(bytes: bytes))
        let isBurst = unflushedBytes.withLockedValue { unflushed in
            unflushed += bytes.count
            guard unflushed >= Self.burstBytesMax else { return false }
            unflushed = 0
            return true
        }
        if isBurst { try await channel.eventLoop.submit {}.get() }
    }
}
