import CoreMetrics
import Measures
import Metrics

/// Counts requests and how long they took.
///
/// Bound: verbs × resources that we use × HTTP codes; resources are `ResourcePath.label`, of which there are few.
final class RequestMetrics: Sendable {
    private struct Key: Hashable {
        var verb: Verb
        var resource: String
        var code: String
    }

    private struct Made {
        var counters: [Key: Counter] = [:]
        var timers: [Key: Metrics.Timer] = [:]
    }

    private let factory: any MetricsFactory
    private let made = Locked(Made())

    init(factory: any MetricsFactory) {
        self.factory = factory
    }

    /// Notes one attempt.
    ///
    /// `code` is nil if there was no answer; `elapsed` is nil where none was measured, which is not recorded as 0.
    func note(_ verb: Verb, _ path: String, code: Int?, elapsed: Duration?) {
        let key = Key(verb: verb, resource: path, code: code.map(String.init) ?? "error")
        let dimensions = [("verb", verb.rawValue), ("resource", path)]
        let counter = made.withLock { made in
            let counter =
                made.counters[key]
                ?? Counter(
                    label: "outrider_api_requests_total", dimensions: dimensions + [("code", key.code)],
                    factory: factory)
            made.counters[key] = counter
            return counter
        }
        counter.increment()
        guard let elapsed else { return }
        let any = Key(verb: verb, resource: path, code: "")
        let timer = made.withLock { made in
            let timer =
                made.timers[any]
                ?? Metrics.Timer(label: "outrider_api_request_seconds", dimensions: dimensions, factory: factory)
            made.timers[any] = timer
            return timer
        }
        timer.recordNanoseconds(elapsed.wholeNanoseconds)
    }

    /// Notes that a watch had to begin anew.
    func noteRestart(of resource: String, reason: String) {
        Counter(
            label: "outrider_watch_restarts_total", dimensions: [("resource", resource), ("reason", reason)],
            factory: factory
        ).increment()
    }
}
