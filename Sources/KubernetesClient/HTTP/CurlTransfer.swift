import CCurl
import Foundation

/// One transfer while libcurl has it.
///
/// `@unchecked Sendable`: after `init` every mutable part belongs to the poll thread of `CurlLoop`, which alone calls
/// its methods and runs libcurl's callbacks; other threads only carry the reference to it.
final class CurlTransfer: @unchecked Sendable {
    typealias Answer = CheckedContinuation<Result<TransferResponse, TransferError>, Never>

    enum Receiver {
        case answer(Answer)
        case lines(LineSink)
    }

    let id: UInt64
    let request: TransferRequest
    private let receiver: Receiver

    private(set) var easy: UnsafeMutableRawPointer?
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var routeList: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>
    private var head = HeaderBlock()
    private var body: [UInt8] = []
    private var splitter: LineSplitter
    /// Why a callback broke the transfer off; says more than libcurl's "write error".
    private var failure: TransferError?
    private var isPaused = false
    /// Bytes came since the loop last looked; the loop keeps the time.
    var hasStirred = true

    init(id: UInt64, request: TransferRequest, receiver: Receiver) {
        self.id = id
        self.request = request
        self.receiver = receiver
        splitter = LineSplitter(bytesMax: request.bytesMax)
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        errorText.deallocate()
    }

    /// The longest silence before this counts as dead; nil while we are the ones who hold it back.
    var silenceMax: Duration? {
        isPaused ? nil : request.silenceMax
    }

    /// Makes the handle.
    ///
    /// - Throws: `invalid` if libcurl refuses an option.
    func prepare() throws(TransferError) -> UnsafeMutableRawPointer {
        guard let easy = curl_easy_init() else { throw .invalid("libcurl has no memory") }
        self.easy = easy
        var options = CurlOptions(easy)
        let isStream = if case .lines = receiver { true } else { false }
        var routed = request
        if let route = ServerRoute(request) {
            routed.url = route.url
            routed.headers.append(.init("Host", route.host))
            routeList = curl_slist_append(nil, route.connectTo)
            options.set(CURLOPT_CONNECT_TO, pointer: routeList)
        }
        options.apply(routed, isStream: isStream)
        for header in routed.headers + [.init("Expect", "")] {
            // An empty value takes a header away, as libcurl has it.
            headerList = curl_slist_append(headerList, "\(header.name): \(header.value)")
        }
        options.set(CURLOPT_HTTPHEADER, pointer: headerList)
        options.set(CURLOPT_ERRORBUFFER, pointer: errorText)
        let context = Unmanaged.passUnretained(self).toOpaque()  // the loop's table owns it
        options.set(CURLOPT_PRIVATE, pointer: context)
        options.set(CURLOPT_WRITEDATA, pointer: context)
        options.set(CURLOPT_HEADERDATA, pointer: context)
        options.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            CurlTransfer.from(context)?.receive(CurlTransfer.buffer(bytes, size * count)) ?? 0
        }
        options.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            CurlTransfer.from(context)?.receiveHeader(CurlTransfer.buffer(bytes, size * count)) ?? 0
        }
        guard options.failure == CURLE_OK else {
            throw .invalid(String(cString: curl_easy_strerror(options.failure)))
        }
        return easy
    }

    /// Lets a paused stream go on.
    ///
    /// libcurl may call `receive` within this call.
    func resume() {
        guard isPaused, let easy else { return }
        isPaused = false
        hasStirred = true
        curl_easy_pause(easy, CURLPAUSE_CONT)
    }

    /// Hands over the result; the handle has been taken out of the multi handle.
    func finish(_ code: CURLcode) {
        let words = String(cString: errorText)
        let detail = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
        finish(failure ?? TransferError(code, detail: detail, request: request))
    }

    /// Hands over the result and frees the handle; called once.
    func finish(_ error: TransferError?) {
        switch receiver {
        case .answer(let answer):
            if let error {
                answer.resume(returning: .failure(error))
            } else {
                var microseconds: curl_off_t = 0
                if let easy { cc_get_offset(easy, CURLINFO_TOTAL_TIME_T, &microseconds) }
                let response = TransferResponse(
                    status: head.status, headers: head.headers, body: body,
                    elapsed: .microseconds(Int64(microseconds)))
                answer.resume(returning: .success(response))
            }
        case .lines(let sink):
            if error == nil {
                var lines: [[UInt8]] = []
                splitter.finish(into: &lines)
                sink.append(lines)
            }
            sink.end(error)
        }
        if let easy { curl_easy_cleanup(easy) }
        easy = nil
        curl_slist_free_all(headerList)
        curl_slist_free_all(routeList)
    }

    // MARK: libcurl's callbacks

    /// The number of bytes taken; anything else breaks the transfer off or pauses it.
    private func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        hasStirred = true
        do throws(TransferError) {
            switch receiver {
            case .answer:
                guard body.count + bytes.count <= request.bytesMax else {
                    throw .tooLarge(bytesMax: request.bytesMax)
                }
                body.append(contentsOf: bytes)
            case .lines(let sink):
                if sink.pauseIfFull() {
                    isPaused = true
                    return cc_write_pause()
                }
                var lines: [[UInt8]] = []
                try splitter.split(bytes, into: &lines)
                sink.append(lines)
            }
        } catch {
            failure = error
            return 0
        }
        return bytes.count
    }

    private func receiveHeader(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        hasStirred = true
        do throws(TransferError) {
            if try head.take(bytes) == .complete, case .lines(let sink) = receiver {
                sink.begin(LineSink.Head(status: head.status, headers: head.headers))
            }
        } catch {
            failure = error
            return 0
        }
        return bytes.count
    }

    /// The transfer of a pointer that `prepare` gave to libcurl.
    static func from(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func buffer(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        let raw = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
        return raw.bindMemory(to: UInt8.self)
    }
}
