import Measures
import Simulation
import Workloads

extension ClosedLoop {
    /// The measures so far; those of a run that is over are its result.
    ///
    /// - Returns: `regretToOracle` is nil: only who knows the oracle's result can fill it in.
    public func result() -> CellResult {
        let measures = world.measures()
        precondition(measures.requests.holds, "no request is lost or made up uncounted")
        var result = CellResult(
            trace: cell.trace, policy: cell.policy, router: cell.world.router.rawValue, seed: cell.seed,
            requests: measures.arrived, completed: measures.completed, lost: measures.lost,
            inFlight: measures.inFlight, gpuHours: measures.acceleratorSeconds / 3_600, replicaChanges: 0,
            replicaMoves: 0, replicasMean: 0, replicasPeak: 0, faultsUnrecovered: 0, arrivalsHash: fingerprint,
            parameters: cell.scaler.parameters)
        result.takeService(measures, objective: cell.world.objective)
        if let book {
            result.takeFleet(book)
            takeFaults(into: &result, from: book.promise)
            result.cost = DeclaredCost.cost(
                gpuHours: result.gpuHours, missMinutes: result.sloMissMinutes, demandMean: result.demandMean,
                gpusPerReplica: Double(cell.world.classes[0].accelerators))
        }
        return result
    }

    private func takeFaults(into result: inout CellResult, from promise: PromiseScore) {
        let faults = cell.world.faults.filter(\.strikes).map(\.at).filter { $0 >= cell.warmUp.seconds && $0 < now }
            .sorted()
        var longest: Double?
        // Faults that follow each other before a calm could be seen are one trouble, which the first began.
        let closest = PromiseScore.calmSeconds + Scorebook.spanSeconds
        let troubles = faults.indices.filter { $0 == 0 || faults[$0] - faults[$0 - 1] >= closest }.map { faults[$0] }
        for (index, fault) in troubles.enumerated() {
            let deadline = index + 1 < troubles.count ? troubles[index + 1] : now
            if let seconds = promise.recovery(from: fault, before: deadline) {
                longest = max(longest ?? 0, seconds)
            } else {
                result.faultsUnrecovered += 1
            }
        }
        result.recoverySeconds = result.faultsUnrecovered == 0 ? longest : nil
    }
}

extension Fault {
    /// Whether it takes something away; a quota that is lifted does not.
    fileprivate var strikes: Bool {
        switch kind {
        case .podCrash, .nodeLoss, .slowPod, .metricOutage: true
        case .quota(let accelerators): accelerators != nil
        }
    }
}

extension CellResult {
    /// What the requests met.
    fileprivate mutating func takeService(_ measures: WorldMeasures, objective: ServiceObjective) {
        let judged = measures.completed + measures.lost + measures.inFlightLate
        sloMissRatio = judged > 0 ? Double(measures.misses + measures.inFlightLate) / Double(judged) : nil
        guard measures.completed > 0 else { return }
        let completed = Double(measures.completed)
        if objective.firstTokenMax != nil { ttftMissRatio = Double(measures.missesFirstToken) / completed }
        if objective.interTokenMax != nil { itlMissRatio = Double(measures.missesInterToken) / completed }
        if objective.latencyMax != nil { latencyMissRatio = Double(measures.missesLatency) / completed }
        responseDelayMean = measures.responseDelayMean
        ttftMean = measures.firstToken.mean
        e2eMean = measures.latency.mean
        ttftP50 = measures.firstToken.quantile(0.5)
        ttftP95 = measures.firstToken.quantile(0.95)
        ttftP99 = measures.firstToken.quantile(0.99)
        itlP95 = measures.interToken.quantile(0.95)
        e2eP95 = measures.latency.quantile(0.95)
    }

    /// What the fleet was like.
    fileprivate mutating func takeFleet(_ book: Scorebook) {
        sloMissMinutes = book.promise.missMinutes
        lbEfficiency = book.balance.efficiency
        jain = book.balance.jain
        maxOverMean = book.balance.maxOverMean
        overProvision = book.provision.overHours
        underProvision = book.provision.underHours
        overShare = book.provision.overShare
        underShare = book.provision.underShare
        demandMean = book.provision.demandMean
        replicaChanges = book.replicas.changes
        replicaMoves = book.replicas.moves
        replicasMean = book.replicas.mean
        replicasPeak = book.replicas.peak
    }
}
