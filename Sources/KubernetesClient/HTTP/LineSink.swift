/// Where the poll thread leaves a stream's head and lines, and a reader finds them.
///
/// Bounds: a full sink takes no more; libcurl then stops reading from the socket, which holds the server back.
final class LineSink: Sendable {
    /// A sink with this many lines is full.
    static let linesMax = 256
    /// A sink with this many bytes is full.
    static let bytesMax = 4 << 20

    /// The status and headers of a stream.
    struct Head: Sendable {
        var status: Int
        var headers: ResponseHeaders
    }

    private typealias HeadWaiter = CheckedContinuation<Result<Head, TransferError>, Never>
    private typealias LineWaiter = CheckedContinuation<Result<[[UInt8]]?, TransferError>, Never>

    private struct State {
        var head: Head?
        var lines: [[UInt8]] = []
        var bytes = 0
        /// Set once: nil inside means the server ended the stream in order.
        var end: TransferError??
        var headWaiter: HeadWaiter?
        var lineWaiter: LineWaiter?
        /// Whether libcurl was told to pause because this was full.
        var isPaused = false
    }

    private let state = Locked(State())

    // MARK: The poll thread's side

    /// Whether the next piece must wait; if so the reader will ask for the stream to go on.
    func pauseIfFull() -> Bool {
        state.withLock { state in
            guard state.lines.count >= Self.linesMax || state.bytes >= Self.bytesMax else { return false }
            state.isPaused = true
            return true
        }
    }

    func begin(_ head: Head) {
        let waiter = state.withLock { state -> HeadWaiter? in
            state.head = head
            defer { state.headWaiter = nil }
            return state.headWaiter
        }
        waiter?.resume(returning: .success(head))
    }

    func append(_ lines: [[UInt8]]) {
        guard !lines.isEmpty else { return }
        let waiter = state.withLock { state -> LineWaiter? in
            guard let waiter = state.lineWaiter else {
                state.lines += lines
                state.bytes += lines.reduce(0) { $0 + $1.count }
                return nil
            }
            state.lineWaiter = nil
            return waiter
        }
        waiter?.resume(returning: .success(lines))
    }

    /// Ends the stream; lines that wait are still handed out, except after our own cancellation.
    func end(_ error: TransferError?) {
        let (head, line) = state.withLock { state -> (HeadWaiter?, LineWaiter?) in
            guard state.end == nil else { return (nil, nil) }
            state.end = .some(error)
            if error == .cancelled {
                state.lines = []
                state.bytes = 0
            }
            defer {
                state.headWaiter = nil
                state.lineWaiter = nil
            }
            return (state.headWaiter, state.lineWaiter)
        }
        head?.resume(returning: .failure(error ?? .interrupted("the server closed without an answer")))
        line?.resume(returning: error.map(Result.failure) ?? .success(nil))
    }

    // MARK: The reader's side

    func head() async -> Result<Head, TransferError> {
        await withCheckedContinuation { waiter in
            let ready = state.withLock { state -> Result<Head, TransferError>? in
                if let head = state.head { return .success(head) }
                if let end = state.end {
                    return .failure(end ?? .interrupted("the server closed without an answer"))
                }
                state.headWaiter = waiter
                return nil
            }
            if let ready { waiter.resume(returning: ready) }
        }
    }

    /// Waits for lines; one reader at a time.
    ///
    /// - Parameter resume: called if the stream was paused and may go on.
    /// - Returns: lines; nil: the stream has ended in order.
    func next(resume: () -> Void) async -> Result<[[UInt8]]?, TransferError> {
        var wasPaused = false
        let result = await withCheckedContinuation { waiter in
            let ready = state.withLock { state -> Result<[[UInt8]]?, TransferError>? in
                if !state.lines.isEmpty {
                    let lines = state.lines
                    state.lines = []
                    state.bytes = 0
                    wasPaused = state.isPaused
                    state.isPaused = false
                    return .success(lines)
                }
                if let end = state.end { return end.map(Result.failure) ?? .success(nil) }
                precondition(state.lineWaiter == nil, "a stream has one reader")
                state.lineWaiter = waiter
                return nil
            }
            if let ready { waiter.resume(returning: ready) }
        }
        if wasPaused { resume() }
        return result
    }
}
