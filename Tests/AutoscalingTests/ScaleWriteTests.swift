import Autoscaling
import Testing

@Suite struct ScaleWriteTests {
    @Test func `a conflict is tried five times, anything else once`() {
        var write = ScaleWrite()
        for _ in 1...4 { #expect(write.answered(.conflict("c")) == .rereadAndRetry) }
        #expect(write.answered(.conflict("last")) == .done(.failed("last")))
        var refused = ScaleWrite()
        #expect(refused.answered(.failed("no")) == .done(.failed("no")))
        #expect(refused.attempts == 1)
    }

    @Test func `a conflict that passes is a success`() {
        var write = ScaleWrite()
        _ = write.answered(.conflict("c"))
        #expect(write.answered(.succeeded) == .done(.written))
        #expect(write.attempts == 2)
    }
}
