import NIOCore
import NIOPosix

/// A connection that sends text and reads text: what is on the wire, without a library's opinion of it.
struct RawClient {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    init(port: Int) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
            }
    }

    /// Sends a request, then hands each piece of the answer, with all before it, to `isEnough`; leaves when it is.
    @discardableResult
    func exchange(_ request: String, until isEnough: @Sendable (String) -> Bool = { _ in false }) async throws -> String
    {
        try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var answer = ""
            for try await piece in inbound {
                answer += String(buffer: piece)
                if isEnough(answer) { break }
            }
            return answer
        }
    }
}
