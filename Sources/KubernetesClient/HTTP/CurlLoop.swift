import CCurl
import Foundation

/// The one thread that owns libcurl.
///
/// Anyone may hand in an order; the multi handle, every transfer and every callback belong to the thread.
/// It polls until a socket, a timer or an order stirs.
final class CurlLoop: Sendable {
    enum Order: Sendable {
        case start(CurlTransfer)
        case resume(UInt64)
        case cancel(UInt64)
    }

    private struct Queue {
        var orders: [Order] = []
        var isStopped = false
    }

    /// Idle connections that are kept; a fleet of scraped pods must not hold a descriptor each.
    private static let connectionsMax = 512

    /// Only `curl_multi_wakeup` is called on it from other threads, and only while the queue says that it lives.
    private nonisolated(unsafe) let multi: UnsafeMutableRawPointer
    private let queue = Locked(Queue())

    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Starts the thread; nil if libcurl cannot start.
    init?() {
        guard Self.isReady, let multi = curl_multi_init() else { return nil }
        self.multi = multi
        cc_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.connectionsMax)
        let thread = Thread { [self] in run() }
        thread.name = "curl"
        thread.start()
    }

    /// Hands in an order.
    ///
    /// After `stop` a start fails at once and the others mean nothing.
    func submit(_ order: Order) {
        let isTaken = queue.withLock { queue in
            guard !queue.isStopped else { return false }
            queue.orders.append(order)
            if queue.orders.count == 1 { curl_multi_wakeup(multi) }
            return true
        }
        if !isTaken, case .start(let transfer) = order { transfer.finish(.stopped) }
    }

    /// Ends the thread and every transfer.
    func stop() {
        queue.withLock { queue in
            guard !queue.isStopped else { return }
            queue.isStopped = true
            curl_multi_wakeup(multi)
        }
    }

    // MARK: The thread

    private func run() {
        Self.holdBrokenPipes()
        var table = TransferTable(multi: multi)
        while true {
            let (orders, isStopped) = queue.withLock { queue in
                defer { queue.orders = [] }
                return (queue.orders, queue.isStopped)
            }
            for order in orders { table.carryOut(order) }
            if isStopped { break }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            table.reap()
            let wait = table.cutSilent()
            if queue.withLock({ $0.orders.isEmpty && !$0.isStopped }) {
                curl_multi_poll(multi, nil, 0, wait, nil)
            }
        }
        table.finishAll(.stopped)
        curl_multi_cleanup(multi)
    }

    /// OpenSSL writes to sockets that the server has closed, which would end the process.
    ///
    /// On this thread it is an error code instead.
    private static func holdBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
