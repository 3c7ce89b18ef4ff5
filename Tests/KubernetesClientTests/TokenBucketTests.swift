import KubernetesClient
import Measures
import Testing

@Suite struct TokenBucketTests {
    private let start = Timestamp(seconds: 100)

    @Test func `a burst passes at once, and then each waits its turn`() {
        var bucket = TokenBucket(perSecond: 10, burst: 3)
        let waits = (0..<5).map { _ in bucket.take(now: start) }
        #expect(waits == [.zero, .zero, .zero, .milliseconds(100), .milliseconds(200)])
    }

    @Test func `time refills it up to the burst and no further`() {
        var bucket = TokenBucket(perSecond: 10, burst: 2)
        _ = bucket.take(now: start)
        _ = bucket.take(now: start)
        let later = start + .seconds(60)
        #expect((0..<3).map { _ in bucket.take(now: later) } == [.zero, .zero, .milliseconds(100)])
    }

    @Test func `a clock that goes back gives nothing away`() {
        var bucket = TokenBucket(perSecond: 1, burst: 1)
        _ = bucket.take(now: start)
        #expect(bucket.take(now: start - .seconds(3_600)) == .seconds(1))
        #expect(bucket.take(now: start) == .seconds(2))
    }

    @Test func `senseless rates are raised to one`() {
        var bucket = TokenBucket(perSecond: -5, burst: 0)
        #expect(bucket.take(now: start) == .zero)
        #expect(bucket.take(now: start) == .seconds(1))
    }
}
