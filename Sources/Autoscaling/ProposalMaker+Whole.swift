import Measures
import Workloads

/// Metrics of the whole: Object and External.
extension ProposalMaker {
    /// The target's type decides, and must fit the number that is given.
    func object(_ source: MetricSpec.ObjectSource, _ reading: MetricReading) -> MetricProposal {
        let metric = source.metric
        let object = source.describedObject
        var chain = "failed to get object metric value: "
        func usage() throws(MetricFault) -> Int64 {
            let text = "unable to get metric \(metric.name): \(object.kind) on \(namespace) \(object.name)"
            return try values(reading, orFail: text, separator: "/").reduce(0, &+)
        }
        do throws(MetricFault) {
            try check(metric.selector)
            let answer: ReplicaCalculator.Answer
            let name: String
            if source.target.type == "Value", let target = source.target.value {
                answer = try calculator.replicas(usage: usage(), targetValue: target.milliValue)
                name = "\(object.kind) metric \(metric.name)"
            } else if source.target.type == "AverageValue", let target = source.target.averageValue {
                chain += "failed to get \(metric.name) object metric: "
                answer = calculator.replicas(
                    usage: try usage(), targetAverage: target.milliValue, isExternal: false)
                name = "external metric \(metric.name)(\(metric.selector.goText))"
            } else {
                throw MetricFault(
                    "invalid object metric source: neither a value target nor an average value target was set")
            }
            return .wants(
                replicas: answer.replicas, name: name,
                status: .object(metric: metric, describedObject: object, current: .init(answer)))
        } catch {
            return .failed(reason: .failedGetObjectMetric, message: error.text, error: chain + error.text)
        }
    }

    /// The number that is given decides, the average first; the target's type is never looked at.
    func external(_ source: MetricSpec.ExternalSource, _ reading: MetricReading) -> MetricProposal {
        let metric = source.metric
        var chain = "failed to get \(metric.name) external metric value: "
        func values() throws(MetricFault) -> [Int64] {
            try check(metric.selector)
            let text = "unable to get external metric \(namespace)/\(metric.name)/\(metric.selector.goText)"
            return try self.values(reading, orFail: text)
        }
        do throws(MetricFault) {
            let answer: ReplicaCalculator.Answer
            if let target = source.target.averageValue {
                chain += "failed to get \(metric.name) external metric: "
                answer = calculator.replicas(
                    usage: ExternalSum.forAverage(try values()), targetAverage: target.milliValue, isExternal: true)
            } else if let target = source.target.value {
                chain += "failed to get external metric \(metric.name): "
                answer = try calculator.replicas(
                    usage: ExternalSum.forValue(values()), targetValue: target.milliValue)
            } else {
                throw MetricFault(
                    "invalid external metric source: neither a value target nor an average value target was set")
            }
            return .wants(
                replicas: answer.replicas, name: "external metric \(metric.name)(\(metric.selector.goText))",
                status: .external(metric: metric, current: .init(answer)))
        } catch {
            return .failed(reason: .failedGetExternalMetric, message: error.text, error: chain + error.text)
        }
    }
}

extension LabelSelector? {
    /// As Go prints a pointer to one, which Kubernetes' messages show.
    fileprivate var goText: String {
        guard let self else { return "nil" }
        let labels = self.matchLabels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)," }.joined()
        let expressions = self.matchExpressions.map {
            "LabelSelectorRequirement{Key:\($0.key),Operator:\($0.operator),"
                + "Values:[\($0.values.joined(separator: " "))],},"
        }
        return "&LabelSelector{MatchLabels:map[string]string{\(labels)},"
            + "MatchExpressions:[]LabelSelectorRequirement{\(expressions.joined())},}"
    }
}
