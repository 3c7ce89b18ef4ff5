import Measures
import Testing

@testable import KubernetesClient

@Suite struct RetryRuleTests {
    private func wait(
        _ outcome: RetryRule.Outcome, attempt: Int = 1, isIdempotent: Bool = true, waitMax: Duration = .seconds(15)
    ) -> Duration? {
        var random = RandomStreams(seed: 1).stream("test")
        return RetryRule(isIdempotent: isIdempotent, waitMax: waitMax).wait(
            after: outcome, attempt: attempt, using: &random)
    }

    @Test func `429 is repeated whatever the request, after what the server asks`() {
        #expect(wait(.answer(status: 429, retryAfter: .seconds(3)), isIdempotent: false) == .seconds(3))
        #expect(wait(.answer(status: 429, retryAfter: nil), isIdempotent: false) == .seconds(1))
    }

    @Test(arguments: [500, 503, 504]) func `a server error is repeated only on request, and only if harmless`(
        status: Int
    ) {
        #expect(wait(.answer(status: status, retryAfter: .seconds(2))) == .seconds(2))
        #expect(wait(.answer(status: status, retryAfter: .seconds(2)), isIdempotent: false) == nil)
        #expect(wait(.answer(status: status, retryAfter: nil)) == nil)
    }

    @Test(arguments: [400, 401, 403, 404, 409, 410, 422]) func `a refusal stands`(status: Int) {
        #expect(wait(.answer(status: status, retryAfter: .seconds(1))) == nil)
    }

    @Test func `a wait that is longer than the deadline is the caller's`() {
        #expect(wait(.answer(status: 429, retryAfter: .seconds(16))) == nil)
    }

    @Test func `attempts are bounded`() {
        #expect(wait(.failure(.refused("")), attempt: RetryRule.attemptsMax - 1) != nil)
        #expect(wait(.failure(.refused("")), attempt: RetryRule.attemptsMax) == nil)
    }

    @Test func `what was never sent is repeated, what broke only if harmless, what timed out never`() {
        #expect(wait(.failure(.refused("")), isIdempotent: false) != nil)
        #expect(wait(.failure(.unresolved("")), isIdempotent: false) != nil)
        #expect(wait(.failure(.interrupted(""))) != nil)
        #expect(wait(.failure(.interrupted("")), isIdempotent: false) == nil)
        for error: TransferError in [
            .cancelled, .stopped, .deadline(.seconds(1)), .silent(.seconds(1)), .untrusted(""), .credentials(""),
            .tooLarge(bytesMax: 1), .invalid(""),
        ] {
            #expect(wait(.failure(error)) == nil)
        }
    }
}
