import KubernetesAPI
import Measures
import Testing

@testable import KubernetesClient

@Suite struct EventSeriesTests {
    private let start = Timestamp(seconds: 1_000)

    private func event(_ note: String = "n", object: String = "llm") -> Event {
        var event = Event()
        event.regarding = ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: object)
        event.reason = "Rescaled"
        event.note = note
        event.metadata.namespace = "shop"
        return event
    }

    @Test func `the first is created, the second makes a series, the next are written once a minute`() {
        var series = EventSeries()
        guard case .create(let created) = series.observe(event(), now: start) else {
            Issue.record("not created")
            return
        }
        #expect(created.metadata.name == "llm.e8d4a51000")
        #expect(created.at == start)
        func observe(_ seconds: Int64) -> EventSeries.Step { series.observe(event(), now: start + .seconds(seconds)) }
        #expect(
            observe(10) == .count(created.metadata.key, .init(count: 2, lastObservedAt: start + .seconds(10))))
        #expect(observe(20) == .nothing)
        #expect(
            observe(70) == .count(created.metadata.key, .init(count: 4, lastObservedAt: start + .seconds(70))))
    }

    @Test func `six silent minutes begin anew`() {
        var series = EventSeries()
        _ = series.observe(event(), now: start)
        guard case .create = series.observe(event(), now: start + .seconds(360)) else {
            Issue.record("not created anew")
            return
        }
    }

    @Test func `another note or object is another event, with another name`() {
        var series = EventSeries()
        var names: Set<String> = []
        for event in [event("a"), event("b"), event("a", object: "x")] {
            guard case .create(let created) = series.observe(event, now: start) else {
                Issue.record("not created")
                return
            }
            names.insert(created.metadata.name)
        }
        #expect(names.count == 3)
    }

    @Test func `what is remembered is bounded`() {
        var series = EventSeries()
        for index in 0..<(EventSeries.seriesMax + 10) {
            _ = series.observe(event("\(index)", object: "o\(index)"), now: start + .milliseconds(index))
        }
        // The oldest was forgotten, the newest was not.
        guard case .create = series.observe(event("0", object: "o0"), now: start + .seconds(10)),
            case .count = series.observe(
                event("\(EventSeries.seriesMax)", object: "o\(EventSeries.seriesMax)"), now: start + .seconds(10))
        else {
            Issue.record("the wrong one was forgotten")
            return
        }
    }
}
