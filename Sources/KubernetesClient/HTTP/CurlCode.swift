import CCurl

extension TransferError {
    /// What a code of libcurl means to us; nil for success.
    ///
    /// - Parameters:
    ///   - code: how the transfer ended.
    ///   - detail: libcurl's own words.
    ///   - request: the request, for its limits.
    init?(_ code: CURLcode, detail: String, request: TransferRequest) {
        switch code {
        case CURLE_OK: return nil
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .unresolved(detail)
        // Without how long it took: the same failure reads the same each time.
        case CURLE_COULDNT_CONNECT: self = .refused(detail.replacing(#/ after \d+ ms/#, with: ""))
        case CURLE_OPERATION_TIMEDOUT: self = .deadline(request.deadline ?? CurlOptions.connectDeadline)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS:
            self = .untrusted(detail)
        case CURLE_SSL_CERTPROBLEM: self = .credentials(detail)
        case CURLE_SSL_CONNECT_ERROR, CURLE_RECV_ERROR:
            // A server that refuses our certificate says so in a TLS alert, in TLS 1.3 as late as the first read.
            self = Self.isCertificateAlert(detail) ? .credentials(detail) : .interrupted(detail)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_FUNCTION_ARGUMENT: self = .invalid(detail)
        default: self = .interrupted(detail)
        }
    }

    private static func isCertificateAlert(_ detail: String) -> Bool {
        detail.contains("alert") && (detail.contains("certificate") || detail.contains("unknown ca"))
    }
}
