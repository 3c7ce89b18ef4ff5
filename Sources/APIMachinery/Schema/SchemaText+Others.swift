extension SchemaText {
    /// The fields of leases, slices, events, network policies and priority classes.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let others = """
        Lease metadata:ObjectMeta spec:LeaseSpec
        EndpointSlice metadata:ObjectMeta addressType:s! endpoints:[Endpoint]! \
            ports:[discovery.k8s.io/v1.EndpointPort]!
        events.k8s.io/v1.Event metadata:ObjectMeta! eventTime:m! series:events.k8s.io/v1.EventSeries? \
            reportingController:s reportingInstance:s action:s reason:s regarding:ObjectReference \
            related:ObjectReference? note:s type:s deprecatedSource:EventSource deprecatedFirstTimestamp:t \
            deprecatedLastTimestamp:t deprecatedCount:i
        NetworkPolicy metadata:ObjectMeta spec:NetworkPolicySpec
        PriorityClass metadata:ObjectMeta value:i! globalDefault:b description:s preemptionPolicy:s?
        LeaseSpec holderIdentity:s? leaseDurationSeconds:i? acquireTime:m? renewTime:m? leaseTransitions:i? \
            strategy:s? preferredHolder:s?
        Endpoint addresses:[s]!=set conditions:EndpointConditions hostname:s? targetRef:ObjectReference? \
            deprecatedTopology:{s} nodeName:s? zone:s? hints:EndpointHints?
        discovery.k8s.io/v1.EndpointPort@ name:s? protocol:s? port:i? appProtocol:s?
        events.k8s.io/v1.EventSeries count:i! lastObservedTime:m!
        NetworkPolicySpec podSelector:LabelSelector! ingress:[NetworkPolicyIngressRule] \
            egress:[NetworkPolicyEgressRule] policyTypes:[s]
        EndpointConditions ready:b? serving:b? terminating:b?
        EndpointHints forZones:[ForZone] forNodes:[ForNode]
        NetworkPolicyIngressRule ports:[NetworkPolicyPort] from:[NetworkPolicyPeer]
        NetworkPolicyEgressRule ports:[NetworkPolicyPort] to:[NetworkPolicyPeer]
        ForZone name:s!
        ForNode name:s!
        NetworkPolicyPort protocol:s? port:x? endPort:i?
        NetworkPolicyPeer podSelector:LabelSelector? namespaceSelector:LabelSelector? ipBlock:IPBlock?
        IPBlock cidr:s! except:[s]
        """
}
