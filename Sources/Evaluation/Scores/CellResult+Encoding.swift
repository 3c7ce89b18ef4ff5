extension CellResult {
    /// Writes every key, since a reader must tell "unknown" from "not asked": what is not known is null.
    public func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: CodingKeys.self)
        try keyed.encode(trace, forKey: .trace)
        try keyed.encode(policy, forKey: .policy)
        try keyed.encode(router, forKey: .router)
        try keyed.encode(seed, forKey: .seed)
        try keyed.encode(requests, forKey: .requests)
        try keyed.encode(completed, forKey: .completed)
        try keyed.encode(lost, forKey: .lost)
        try keyed.encode(inFlight, forKey: .inFlight)
        try keyed.encode(gpuHours, forKey: .gpuHours)
        try encodeService(into: &keyed)
        try encodeFleet(into: &keyed)
        try keyed.encode(cost, forKey: .cost)
        try keyed.encode(regretToOracle, forKey: .regretToOracle)
        try keyed.encode(arrivalsHash, forKey: .arrivalsHash)
        try keyed.encode(parameters, forKey: .parameters)
    }

    private func encodeService(into keyed: inout KeyedEncodingContainer<CodingKeys>) throws {
        try keyed.encode(sloMissRatio, forKey: .sloMissRatio)
        try keyed.encode(ttftMissRatio, forKey: .ttftMissRatio)
        try keyed.encode(itlMissRatio, forKey: .itlMissRatio)
        try keyed.encode(latencyMissRatio, forKey: .latencyMissRatio)
        try keyed.encode(sloMissMinutes, forKey: .sloMissMinutes)
        try keyed.encode(responseDelayMean, forKey: .responseDelayMean)
        try keyed.encode(ttftMean, forKey: .ttftMean)
        try keyed.encode(ttftP50, forKey: .ttftP50)
        try keyed.encode(ttftP95, forKey: .ttftP95)
        try keyed.encode(ttftP99, forKey: .ttftP99)
        try keyed.encode(itlP95, forKey: .itlP95)
        try keyed.encode(e2eMean, forKey: .e2eMean)
        try keyed.encode(e2eP95, forKey: .e2eP95)
        try keyed.encode(recoverySeconds, forKey: .recoverySeconds)
        try keyed.encode(faultsUnrecovered, forKey: .faultsUnrecovered)
    }

    private func encodeFleet(into keyed: inout KeyedEncodingContainer<CodingKeys>) throws {
        try keyed.encode(lbEfficiency, forKey: .lbEfficiency)
        try keyed.encode(jain, forKey: .jain)
        try keyed.encode(maxOverMean, forKey: .maxOverMean)
        try keyed.encode(overProvision, forKey: .overProvision)
        try keyed.encode(underProvision, forKey: .underProvision)
        try keyed.encode(overShare, forKey: .overShare)
        try keyed.encode(underShare, forKey: .underShare)
        try keyed.encode(replicaChanges, forKey: .replicaChanges)
        try keyed.encode(replicaMoves, forKey: .replicaMoves)
        try keyed.encode(replicasMean, forKey: .replicasMean)
        try keyed.encode(replicasPeak, forKey: .replicasPeak)
        try keyed.encode(demandMean, forKey: .demandMean)
    }
}
