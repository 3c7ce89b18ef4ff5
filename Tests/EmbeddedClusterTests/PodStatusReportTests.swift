import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct PodStatusReportTests {
    private let pod: JSONValue = [
        "metadata": ["name": "a"], "spec": ["containers": [["name": "server", "image": "vllm"]]],
    ]
    private let start = Timestamp(seconds: 1_000)

    private func container(_ status: JSONValue) -> JSONValue {
        status["containerStatuses"]?.arrayValue?.first ?? [:]
    }

    private func ready(_ status: JSONValue) -> JSONValue? {
        status["conditions"]?.arrayValue?.first { $0["type"]?.stringValue == "Ready" }
    }

    @Test func `a crashed container waits, is not ready since then, and counts as a restart when it runs again`() {
        var report = PodStatusReport(of: pod, address: "127.64.0.1", hostAddress: "10.0.0.1", now: start)
        report.start(at: start + .seconds(2))
        report.becomeReady(at: start + .seconds(40))
        report.crash(at: start + .seconds(100))
        let crashed = report.status(of: pod, now: start + .seconds(100))
        #expect(container(crashed)["state"]?["waiting"]?["reason"]?.stringValue == "CrashLoopBackOff")
        #expect(container(crashed)["restartCount"]?.integerValue == 0)
        #expect(ready(crashed)?["status"]?.stringValue == "False")
        #expect(ready(crashed)?["lastTransitionTime"]?.stringValue == (start + .seconds(100)).text())
        #expect(crashed["phase"]?.stringValue == "Running")
        report.start(at: start + .seconds(110))
        report.becomeReady(at: start + .seconds(150))
        let again = report.status(of: pod, now: start + .seconds(150))
        #expect(container(again)["restartCount"]?.integerValue == 1)
        #expect(container(again)["ready"] == .bool(true))
        #expect(ready(again)?["lastTransitionTime"]?.stringValue == (start + .seconds(150)).text())
    }

    @Test func `restarts are counted on from the status of an earlier process`() {
        var report = PodStatusReport(of: pod, address: "127.64.0.1", hostAddress: "10.0.0.1", now: start)
        report.start(at: start)
        report.crash(at: start)
        report.start(at: start)
        var before = pod
        before["status"] = report.status(of: pod, now: start)
        let after = PodStatusReport(of: before, address: "127.64.0.1", hostAddress: "10.0.0.1", now: start)
        #expect(container(after.status(of: before, now: start))["restartCount"]?.integerValue == 1)
    }
}
