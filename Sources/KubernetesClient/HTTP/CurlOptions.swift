import CCurl
import Measures

/// Turns a request into options of a libcurl handle.
struct CurlOptions {
    /// The longest time for name, connection and TLS.
    static let connectDeadline = Duration.seconds(10)

    private let easy: UnsafeMutableRawPointer
    /// The first option that libcurl refused.
    private(set) var failure: CURLcode = CURLE_OK

    init(_ easy: UnsafeMutableRawPointer) {
        self.easy = easy
    }

    mutating func set(_ option: CURLoption, _ value: Int) {
        note(cc_set_long(easy, option, value))
    }

    mutating func set(_ option: CURLoption, _ text: String) {
        note(cc_set_string(easy, option, text))
    }

    mutating func set(_ option: CURLoption, blob: [UInt8]) {
        note(blob.withUnsafeBytes { cc_set_blob(easy, option, $0.baseAddress, $0.count) })
    }

    mutating func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer?) {
        note(cc_set_pointer(easy, option, pointer))
    }

    mutating func set(_ option: CURLoption, function: cc_data_function) {
        note(cc_set_data_function(easy, option, function))
    }

    private mutating func note(_ code: CURLcode) {
        if failure == CURLE_OK { failure = code }
    }

    /// Sets what a request says; lists are the caller's to keep and free.
    mutating func apply(_ request: TransferRequest, isStream: Bool) {
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(Self.connectDeadline))
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_TCP_KEEPIDLE, 30)
        set(CURLOPT_TCP_KEEPINTVL, 10)
        if let deadline = request.deadline { set(CURLOPT_TIMEOUT_MS, Self.milliseconds(deadline)) }
        if isStream {
            // libcurl 7.88 buffers a paused HTTP/2 stream without bound; a connection of its own holds the server back.
            set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        } else {
            set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
            set(CURLOPT_PIPEWAIT, 1)
            set(CURLOPT_ACCEPT_ENCODING, "gzip")
        }
        applyMethod(request)
        applyTrust(request.trust)
        switch request.proxy {
        case .environment: break
        case .none: set(CURLOPT_PROXY, "")
        case .url(let url): set(CURLOPT_PROXY, url)
        }
    }

    private mutating func applyMethod(_ request: TransferRequest) {
        if let body = request.body {
            note(body.withUnsafeBytes { cc_set_body(easy, $0.baseAddress ?? UnsafeRawPointer(easy), $0.count) })
        }
        if request.method != .get { set(CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
    }

    /// Set on each handle anew, so that rotated credentials are used.
    private mutating func applyTrust(_ trust: Trust) {
        if let authorities = trust.authorities { set(CURLOPT_CAINFO_BLOB, blob: authorities) }
        if let certificate = trust.clientCertificate { set(CURLOPT_SSLCERT_BLOB, blob: certificate) }
        if let key = trust.clientKey { set(CURLOPT_SSLKEY_BLOB, blob: key) }
        if trust.skipsVerification {
            set(CURLOPT_SSL_VERIFYPEER, 0)
            set(CURLOPT_SSL_VERIFYHOST, 0)
        }
    }

    /// At least 1: libcurl reads 0 as "never".
    private static func milliseconds(_ duration: Duration) -> Int {
        max(1, Int(duration.wholeNanoseconds / 1_000_000))
    }
}
