import CCurl
import Measures

/// The transfers of the poll thread, which owns this.
///
/// The only place where the machine's monotonic clock is read: sockets die in real time, whatever the cluster's clock
/// says.
struct TransferTable {
    /// The longest wait of one poll: orders wake it, so this only bounds a surprise.
    private static let pollMax = Duration.seconds(1)

    private let multi: UnsafeMutableRawPointer
    private var transfers: [UInt64: CurlTransfer] = [:]
    /// When each stream that may fall silent last stirred.
    private var stirred: [UInt64: ContinuousClock.Instant] = [:]
    private var nextCut = ContinuousClock.now

    init(multi: UnsafeMutableRawPointer) {
        self.multi = multi
    }

    mutating func carryOut(_ order: CurlLoop.Order) {
        switch order {
        case .start(let transfer): start(transfer)
        case .resume(let id): transfers[id]?.resume()
        case .cancel(let id): remove(id)?.finish(.cancelled)
        }
    }

    private mutating func start(_ transfer: CurlTransfer) {
        do throws(TransferError) {
            let easy = try transfer.prepare()
            guard curl_multi_add_handle(multi, easy) == CURLM_OK else { throw .invalid("libcurl takes no more") }
        } catch {
            transfer.finish(error)
            return
        }
        transfers[transfer.id] = transfer
        guard transfer.request.silenceMax != nil else { return }
        stirred[transfer.id] = ContinuousClock.now
        nextCut = ContinuousClock.now  // so that a short limit is seen in time
    }

    /// Takes a transfer out of libcurl and of the table.
    private mutating func remove(_ id: UInt64) -> CurlTransfer? {
        stirred[id] = nil
        guard let transfer = transfers.removeValue(forKey: id) else { return nil }
        if let easy = transfer.easy { curl_multi_remove_handle(multi, easy) }
        return transfer
    }

    /// Finishes what libcurl has finished.
    mutating func reap() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            let code = cc_message_result(message)
            var context: UnsafeMutableRawPointer?
            cc_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &context)
            guard let finished = CurlTransfer.from(context) else { continue }
            remove(finished.id)?.finish(code)
        }
    }

    /// Cuts the streams that have been silent too long; late by a quarter of their limit at most.
    ///
    /// - Returns: how long the next poll may wait, in milliseconds.
    mutating func cutSilent() -> Int32 {
        let now = ContinuousClock.now
        guard now >= nextCut else { return Self.milliseconds(nextCut - now) }
        var wait = Self.pollMax
        for (id, last) in stirred {
            guard let transfer = transfers[id], let limit = transfer.silenceMax, !transfer.hasStirred else {
                transfers[id]?.hasStirred = false
                stirred[id] = now
                wait = min(wait, (transfers[id]?.silenceMax ?? wait) / 4)
                continue
            }
            if now - last >= limit {
                remove(id)?.finish(.silent(limit))
            } else {
                wait = min(wait, limit / 4)
            }
        }
        nextCut = now + wait
        return Self.milliseconds(wait)
    }

    /// At least 1, so that the loop never spins.
    private static func milliseconds(_ wait: Duration) -> Int32 {
        Int32(clamping: wait.wholeNanoseconds / 1_000_000 + 1)
    }

    mutating func finishAll(_ error: TransferError) {
        for id in Array(transfers.keys) { remove(id)?.finish(error) }
    }
}
