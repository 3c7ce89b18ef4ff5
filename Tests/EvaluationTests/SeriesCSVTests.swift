import Testing

@testable import Evaluation

@Suite struct SeriesCSVTests {
    @Test func `a line a step, and an empty cell for what is unknown`() {
        let point = SeriesPoint(
            seconds: 15, demandReplicas: 2.5, specReplicas: 3, readyReplicas: 2, pendingReplicas: 1, ttftP95: nil,
            waiting: 4, running: 20, utilization: 0.75, lbEfficiency: nil)
        #expect(
            SeriesCSV.text([point]) == """
                seconds,demand_replicas,spec_replicas,ready_replicas,pending_replicas,ttft_p95,waiting,running,\
                utilization,lb_efficiency
                15,2.5,3,2,1,,4,20,0.75,

                """)
    }
}
