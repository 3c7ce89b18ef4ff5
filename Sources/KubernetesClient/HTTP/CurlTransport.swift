import Foundation

/// Carries requests with libcurl, all of them on one thread of its own.
///
/// Make one for a process. Dropping it ends the thread and what is under way.
public final class CurlTransport: Transport {
    private let loop: CurlLoop
    private let lastID = Locked<UInt64>(0)

    /// Starts the thread.
    ///
    /// - Throws: `invalid` if libcurl cannot start.
    public init() throws(TransferError) {
        guard let loop = CurlLoop() else { throw .invalid("libcurl does not start") }
        self.loop = loop
    }

    deinit {
        loop.stop()
    }

    /// Ends the thread; what is under way, and every later request, fails with `stopped`.
    public func stop() {
        loop.stop()
    }

    /// Carries out one exchange.
    public func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        let id = nextID()
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                loop.submit(.start(CurlTransfer(id: id, request: request, receiver: .answer(answer))))
                cancelIfTooEarly(id)
            }
        } onCancel: {
            loop.submit(.cancel(id))
        }.get()
    }

    /// Opens a stream of lines.
    public func open(_ request: TransferRequest) async throws(TransferError) -> any LineStream {
        let id = nextID()
        let sink = LineSink()
        let head = await withTaskCancellationHandler {
            loop.submit(.start(CurlTransfer(id: id, request: request, receiver: .lines(sink))))
            cancelIfTooEarly(id)
            return await sink.head()
        } onCancel: {
            loop.submit(.cancel(id))
        }
        return CurlStream(id: id, loop: loop, sink: sink, head: try head.get())
    }

    /// A task cancelled before the start order was in has sent its cancel order into the void: sends it again.
    private func cancelIfTooEarly(_ id: UInt64) {
        if Task.isCancelled { loop.submit(.cancel(id)) }
    }

    private func nextID() -> UInt64 {
        lastID.withLock { last in
            last += 1
            return last
        }
    }
}

/// A stream that libcurl reads; dropping it closes it.
private final class CurlStream: LineStream {
    let status: Int
    let headers: ResponseHeaders
    private let id: UInt64
    private let loop: CurlLoop
    private let sink: LineSink

    init(id: UInt64, loop: CurlLoop, sink: LineSink, head: LineSink.Head) {
        self.id = id
        self.loop = loop
        self.sink = sink
        status = head.status
        headers = head.headers
    }

    deinit {
        close()
    }

    func next() async throws(TransferError) -> [[UInt8]]? {
        try await withTaskCancellationHandler {
            await sink.next(resume: { loop.submit(.resume(id)) })
        } onCancel: {
            close()
        }.get()
    }

    func close() {
        loop.submit(.cancel(id))
    }
}
