extension SchemaText {
    /// The fields of leases, slices, events, network policies and priority classes.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let others = """
        Lease metadata:ObjectMeta#1 spec:LeaseSpec#2
        EndpointSlice metadata:ObjectMeta#1 addressType:s!#4 endpoints:[Endpoint]!#2 \
            ports:[discovery.k8s.io/v1.EndpointPort]!#3
        events.k8s.io/v1.Event metadata:ObjectMeta!#1 eventTime:m!#2 series:events.k8s.io/v1.EventSeries?#3 \
            reportingController:s#4 reportingInstance:s#5 action:s#6 reason:s#7 regarding:ObjectReference#8 \
            related:ObjectReference?#9 note:s#10 type:s#11 deprecatedSource:EventSource#12 \
            deprecatedFirstTimestamp:t#13 deprecatedLastTimestamp:t#14 deprecatedCount:i#15
        NetworkPolicy metadata:ObjectMeta#1 spec:NetworkPolicySpec#2
        PriorityClass metadata:ObjectMeta#1 value:i!#2 globalDefault:b#3 description:s#4 preemptionPolicy:s?#5
        LeaseSpec holderIdentity:s?#1 leaseDurationSeconds:i?#2 acquireTime:m?#3 renewTime:m?#4 \
            leaseTransitions:i?#5 strategy:s?#6 preferredHolder:s?#7
        Endpoint addresses:[s]!=set#1 conditions:EndpointConditions#2 hostname:s?#3 targetRef:ObjectReference?#4 \
            deprecatedTopology:{s}#5 nodeName:s?#6 zone:s?#7 hints:EndpointHints?#8
        discovery.k8s.io/v1.EndpointPort@ name:s?#1 protocol:s?#2 port:i?#3 appProtocol:s?#4
        events.k8s.io/v1.EventSeries count:i!#1 lastObservedTime:m!#2
        NetworkPolicySpec podSelector:LabelSelector!#1 ingress:[NetworkPolicyIngressRule]#2 \
            egress:[NetworkPolicyEgressRule]#3 policyTypes:[s]#4
        EndpointConditions ready:b?#1 serving:b?#2 terminating:b?#3
        EndpointHints forZones:[ForZone]#1 forNodes:[ForNode]#2
        NetworkPolicyIngressRule ports:[NetworkPolicyPort]#1 from:[NetworkPolicyPeer]#2
        NetworkPolicyEgressRule ports:[NetworkPolicyPort]#1 to:[NetworkPolicyPeer]#2
        ForZone name:s!#1
        ForNode name:s!#1
        NetworkPolicyPort protocol:s?#1 port:x?#2 endPort:i?#3
        NetworkPolicyPeer podSelector:LabelSelector?#1 namespaceSelector:LabelSelector?#2 ipBlock:IPBlock?#3
        IPBlock cidr:s!#1 except:[s]#2
        """
}
