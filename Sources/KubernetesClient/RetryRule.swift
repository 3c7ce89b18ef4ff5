/// Whether a request that failed is sent again, and when.
///
/// A 429 was not carried out, so any request may come again. A server error, and a connection that broke, may have been
/// carried out, so only requests that do no harm twice do. A deadline that has passed is the caller's answer.
struct RetryRule {
    /// Attempts of one request, the first included.
    static let attemptsMax = 4

    /// Whether carrying the request out twice is the same as once.
    var isIdempotent: Bool
    /// The longest wait that is worth it; a longer Retry-After is the caller's to honour.
    var waitMax: Duration

    /// How one attempt ended.
    enum Outcome {
        case answer(status: Int, retryAfter: Duration?)
        case failure(TransferError)
    }

    /// The wait before the next attempt; nil: there is none, the outcome stands.
    func wait(
        after outcome: Outcome, attempt: Int, using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        guard attempt < Self.attemptsMax else { return nil }
        let backoff = Backoff.request.delay(after: attempt, using: &generator)
        switch outcome {
        case .answer(429, let retryAfter):
            return within(max(retryAfter ?? .seconds(1), backoff))
        case .answer(let status, let retryAfter?) where status >= 500 && isIdempotent:
            return within(max(retryAfter, backoff))
        case .answer:
            return nil
        case .failure(let error):
            switch error {
            case .refused, .unresolved: return within(backoff)
            case .interrupted: return isIdempotent ? within(backoff) : nil
            case .cancelled, .stopped, .deadline, .silent, .untrusted, .credentials, .tooLarge, .invalid: return nil
            }
        }
    }

    private func within(_ wait: Duration) -> Duration? {
        wait <= waitMax ? wait : nil
    }
}
