import Foundation
import Measures
import Planning
import Testing
import Workloads

@Suite struct StartupTimesTests {
    private static let start = Timestamp(seconds: 1_795_000_000)

    /// One workload's pods under a clock of looks every 15 s.
    private struct Watch {
        var times = StartupTimes()
        var now = StartupTimesTests.start

        /// Looks at nothing: from here on every pod is new.
        init() {
            times.observe([], now: now)
        }

        mutating func look(_ pods: [PodState], after: Duration = .seconds(15)) {
            now = now + after
            times.observe(pods, now: now)
        }

        /// Starts a pod that is ready after `seconds`, looked at every 15 s meanwhile.
        mutating func start(
            _ uid: String, seconds: Int, restarts: Int = 0, waited: Duration = .zero, resource: String? = nil
        ) {
            let created = now.cutToSecond + .seconds(1)
            func pod(isReady: Bool) -> PodState {
                PodState(
                    name: uid, uid: uid, phase: .running, createdAt: created, startedAt: created + waited,
                    readiness: .init(
                        status: isReady ? .isTrue : .isFalse,
                        since: isReady ? created + .seconds(seconds) : created + waited),
                    containers: [
                        ContainerState(
                            name: "engine", requests: resource.map { [$0: .milli(1_000, format: .decimalSI)] } ?? [:])
                    ], restarts: restarts)
            }
            while now + .seconds(15) < created + .seconds(seconds) { look([pod(isReady: false)]) }
            look([pod(isReady: true)])
        }
    }

    @Test func `what the user expects stands until five pods were measured`() {
        var watch = Watch()
        #expect(watch.times.p90() == StartupTimes.assumed)
        #expect(watch.times.p90(expected: .seconds(300)) == .seconds(300))
        for number in 1...4 { watch.start("p\(number)", seconds: 40) }
        #expect(watch.times.p90(expected: .seconds(300)) == .seconds(300))
        watch.start("p5", seconds: 40)
        #expect(watch.times.sampleCount == 5)
        #expect(watch.times.p90(expected: .seconds(300)) == .seconds(40))
    }

    @Test func `nine of ten pods start within p90`() {
        var watch = Watch()
        for number in 1...20 { watch.start("p\(number)", seconds: 10 * number) }
        // The newest weigh a little more than the oldest.
        let p90 = watch.times.p90().seconds
        #expect((180...190).contains(p90))
    }

    @Test func `a pod that is ready between two looks is measured too`() {
        var watch = Watch()
        for number in 1...5 { watch.start("p\(number)", seconds: 3) }
        #expect(watch.times.p90() == .seconds(3))
    }

    @Test func `a pod is measured once, however often it is seen`() {
        var watch = Watch()
        watch.start("p", seconds: 40)
        let created = watch.now
        let pod = PodState(
            name: "p", uid: "p", phase: .running, createdAt: created, startedAt: created,
            readiness: .init(status: .isTrue, since: created + .seconds(40)))
        for _ in 0..<10 { watch.look([pod]) }
        #expect(watch.times.sampleCount == 1)
    }

    @Test func `a pod that was ready when it was first seen tells nothing`() {
        var times = StartupTimes()
        let old = PodState(
            name: "old", uid: "old", phase: .running, createdAt: Self.start - .seconds(9_000),
            startedAt: Self.start - .seconds(9_000), readiness: .init(status: .isTrue, since: Self.start))
        times.observe([old], now: Self.start)
        times.observe([old], now: Self.start + .seconds(15))
        #expect(times.sampleCount == 0)
    }

    @Test func `ready again after a blip is no start`() {
        var watch = Watch()
        let created = Self.start - .seconds(3_000)
        func pod(_ status: ConditionStatus, since: Timestamp) -> PodState {
            PodState(
                name: "p", uid: "p", phase: .running, createdAt: created, startedAt: created,
                readiness: .init(status: status, since: since))
        }
        watch.look([pod(.isTrue, since: created + .seconds(60))])
        watch.look([pod(.isFalse, since: watch.now)])
        watch.look([pod(.isTrue, since: watch.now)])
        #expect(watch.times.sampleCount == 0)
    }

    @Test func `a crash loop, a quota and a fault of an hour tell nothing`() {
        var watch = Watch()
        watch.start("crashes", seconds: 200, restarts: 3)
        watch.start("no accelerator free", seconds: 900, waited: .seconds(700))
        watch.start("hangs", seconds: 4_000)
        #expect(watch.times.sampleCount == 0)
        watch.start("a node is made first", seconds: 400, waited: .seconds(300))
        #expect(watch.times.sampleCount == 1)
    }

    @Test func `a start that ended while nobody looked tells nothing`() {
        var watch = Watch()
        let created = watch.now + .seconds(1)
        let pod = PodState(
            name: "p", uid: "p", phase: .running, createdAt: created, startedAt: created,
            readiness: .init(status: .isTrue, since: created + .seconds(90)))
        watch.look([pod], after: .seconds(4_000))
        #expect(watch.times.sampleCount == 0)
    }

    @Test func `classes of accelerator are learned apart, and the newest pod's counts`() {
        var watch = Watch()
        for number in 1...5 { watch.start("a\(number)", seconds: 300, resource: "nvidia.com/gpu") }
        #expect(watch.times.p90() == .seconds(300))
        watch.start("b", seconds: 20)
        #expect(watch.times.p90() == StartupTimes.assumed)
        for number in 1...4 { watch.start("b\(number)", seconds: 20) }
        #expect(watch.times.p90() == .seconds(20))
        watch.start("a6", seconds: 300, resource: "nvidia.com/gpu")
        #expect(watch.times.p90() == .seconds(300))
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func `whatever is seen, p90 stays within what was measured`(seed: UInt64) {
        var random = RandomStreams(seed: seed).stream("starts")
        var watch = Watch()
        var measured: [Int] = []
        for number in 0..<100 {
            let seconds = Int.random(in: 1...600, using: &random)
            let crashes = Int.random(in: 0..<5, using: &random) == 0
            watch.start("p\(number)", seconds: seconds, restarts: crashes ? 1 : 0)
            if !crashes { measured.append(seconds) }
            let kept = measured.suffix(StartupTimes.samplesMax)
            #expect(watch.times.sampleCount == kept.count, "seed \(seed), pod \(number)")
            guard kept.count >= StartupTimes.samplesMin else { continue }
            let p90 = watch.times.p90().seconds
            let below = kept.count { Double($0) <= p90 }
            #expect(kept.contains(Int(p90)) && below * 2 > kept.count, "seed \(seed), pod \(number)")
        }
    }

    @Test func `a new image's starts outvote the old one's`() {
        var watch = Watch()
        for number in 0..<64 { watch.start("old\(number)", seconds: 400) }
        for number in 0..<64 { watch.start("new\(number)", seconds: 60) }
        #expect(watch.times.p90() == .seconds(60))
    }

    @Test func `what was learned goes through text unchanged`() throws {
        var watch = Watch()
        for number in 1...9 { watch.start("p\(number)", seconds: 30 + number) }
        let read = try JSONDecoder().decode(StartupTimes.self, from: try JSONEncoder().encode(watch.times))
        #expect(read == watch.times)
    }

    /// The text of a memory with these classes and as many waiting pods.
    private static func text(classes: [[Double]], waiting: Int = 0) -> Data {
        let classes = classes.enumerated().map { #"{"accelerator":"c\#($0)","seconds":\#($1)}"# }
        let waiting = (0..<waiting).map { #""p\#($0)""# }
        return Data(
            """
            {"classes":[\(classes.joined(separator: ","))],"waiting":[\(waiting.joined(separator: ","))],"current":"c0"}
            """.utf8)
    }

    @Test(arguments: [
        text(classes: [[1e300, 1e300, 1e300, 1e300, 1e300]]), text(classes: [[-1]]), text(classes: [[3_600.5]]),
        text(classes: [Array(repeating: 1, count: StartupTimes.samplesMax + 1)]),
        text(classes: Array(repeating: [1], count: 5)), text(classes: [], waiting: 513),
    ])
    func `a text beyond what is ever learned is refused`(text: Data) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(StartupTimes.self, from: text) }
    }

    @Test func `a text at the bounds is read`() throws {
        let samples = Array(repeating: 3_600.0, count: StartupTimes.samplesMax)
        let text = Self.text(classes: [samples, [0], [0], [0]], waiting: 512)
        #expect(try JSONDecoder().decode(StartupTimes.self, from: text).p90() == .seconds(3_600))
    }
}
