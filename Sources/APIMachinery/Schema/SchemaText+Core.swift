extension SchemaText {
    /// The fields of the other core kinds.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let core = """
        Namespace metadata:ObjectMeta spec:NamespaceSpec status:NamespaceStatus
        Service metadata:ObjectMeta spec:ServiceSpec status:ServiceStatus
        Endpoints metadata:ObjectMeta subsets:[EndpointSubset]
        ConfigMap metadata:ObjectMeta immutable:b? data:{s} binaryData:{y}
        Secret metadata:ObjectMeta immutable:b? data:{y} stringData:{s} type:s
        Node metadata:ObjectMeta spec:NodeSpec status:NodeStatus
        ServiceAccount metadata:ObjectMeta secrets:[ObjectReference]=name~name \
            imagePullSecrets:[LocalObjectReference] automountServiceAccountToken:b?
        Event metadata:ObjectMeta! involvedObject:ObjectReference! reason:s message:s source:EventSource \
            firstTimestamp:t lastTimestamp:t count:i type:s eventTime:m series:EventSeries? action:s \
            related:ObjectReference? reportingComponent:s! reportingInstance:s!
        NamespaceSpec finalizers:[s]
        NamespaceStatus phase:s conditions:[NamespaceCondition]=type~type
        ServiceSpec ports:[ServicePort]=port,protocol~port selector:{s}@ clusterIP:s clusterIPs:[s] type:s \
            externalIPs:[s] sessionAffinity:s loadBalancerIP:s loadBalancerSourceRanges:[s] externalName:s \
            externalTrafficPolicy:s healthCheckNodePort:i publishNotReadyAddresses:b \
            sessionAffinityConfig:SessionAffinityConfig? ipFamilies:[s] ipFamilyPolicy:s? \
            allocateLoadBalancerNodePorts:b? loadBalancerClass:s? internalTrafficPolicy:s? trafficDistribution:s?
        ServiceStatus loadBalancer:LoadBalancerStatus conditions:[Condition]=type~type
        EndpointSubset addresses:[EndpointAddress] notReadyAddresses:[EndpointAddress] ports:[EndpointPort]
        NodeSpec podCIDR:s podCIDRs:[s]=set~ providerID:s unschedulable:b taints:[Taint] \
            configSource:NodeConfigSource? externalID:s
        NodeStatus capacity:{q} allocatable:{q} phase:s conditions:[NodeCondition]=type~type \
            addresses:[NodeAddress]=type~type daemonEndpoints:NodeDaemonEndpoints nodeInfo:NodeSystemInfo \
            images:[ContainerImage] volumesInUse:[s] volumesAttached:[AttachedVolume] config:NodeConfigStatus? \
            runtimeHandlers:[NodeRuntimeHandler] features:NodeFeatures? declaredFeatures:[s]
        EventSource component:s host:s
        EventSeries count:i lastObservedTime:m
        NamespaceCondition type:s! status:s! lastTransitionTime:t reason:s message:s
        ServicePort name:s protocol:s|TCP appProtocol:s? port:i! targetPort:x nodePort:i
        SessionAffinityConfig clientIP:ClientIPConfig?
        LoadBalancerStatus ingress:[LoadBalancerIngress]
        EndpointAddress@ ip:s! hostname:s nodeName:s? targetRef:ObjectReference?
        EndpointPort@ name:s port:i! protocol:s appProtocol:s?
        Taint key:s! value:s effect:s! timeAdded:t?
        NodeConfigSource configMap:ConfigMapNodeConfigSource?
        NodeCondition type:s! status:s! lastHeartbeatTime:t lastTransitionTime:t reason:s message:s
        NodeAddress type:s! address:s!
        NodeDaemonEndpoints kubeletEndpoint:DaemonEndpoint
        NodeSystemInfo machineID:s! systemUUID:s! bootID:s! kernelVersion:s! osImage:s! containerRuntimeVersion:s! \
            kubeletVersion:s! kubeProxyVersion:s! operatingSystem:s! architecture:s! swap:NodeSwapStatus?
        ContainerImage names:[s]! sizeBytes:l
        AttachedVolume name:s! devicePath:s!
        NodeConfigStatus assigned:NodeConfigSource? active:NodeConfigSource? lastKnownGood:NodeConfigSource? \
            error:s
        NodeRuntimeHandler name:s! features:NodeRuntimeHandlerFeatures?
        NodeFeatures supplementalGroupsPolicy:b?
        ClientIPConfig timeoutSeconds:i?
        LoadBalancerIngress ip:s hostname:s ipMode:s? ports:[PortStatus]
        ConfigMapNodeConfigSource namespace:s! name:s! uid:s resourceVersion:s kubeletConfigKey:s!
        DaemonEndpoint Port:i!
        NodeSwapStatus capacity:l?
        NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:b? userNamespaces:b?
        PortStatus port:i! protocol:s! error:s?
        """
}
