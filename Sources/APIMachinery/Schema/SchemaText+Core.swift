extension SchemaText {
    /// The fields of the other core kinds.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let core = """
        Namespace metadata:ObjectMeta#1 spec:NamespaceSpec#2 status:NamespaceStatus#3
        Service metadata:ObjectMeta#1 spec:ServiceSpec#2 status:ServiceStatus#3
        Endpoints metadata:ObjectMeta#1 subsets:[EndpointSubset]#2
        ConfigMap metadata:ObjectMeta#1 immutable:b?#4 data:{s}#2 binaryData:{y}#3
        Secret metadata:ObjectMeta#1 immutable:b?#5 data:{y}#2 stringData:{s}#4 type:s#3
        Node metadata:ObjectMeta#1 spec:NodeSpec#2 status:NodeStatus#3
        ServiceAccount metadata:ObjectMeta#1 secrets:[ObjectReference]=name~name#2 \
            imagePullSecrets:[LocalObjectReference]#3 automountServiceAccountToken:b?#4
        Event metadata:ObjectMeta!#1 involvedObject:ObjectReference!#2 reason:s#3 message:s#4 source:EventSource#5 \
            firstTimestamp:t#6 lastTimestamp:t#7 count:i#8 type:s#9 eventTime:m#10 series:EventSeries?#11 \
            action:s#12 related:ObjectReference?#13 reportingComponent:s!#14 reportingInstance:s!#15
        NamespaceSpec finalizers:[s]#1
        NamespaceStatus phase:s#1 conditions:[NamespaceCondition]=type~type#2
        ServiceSpec ports:[ServicePort]=port,protocol~port#1 selector:{s}@#2 clusterIP:s#3 clusterIPs:[s]#18 \
            type:s#4 externalIPs:[s]#5 sessionAffinity:s#7 loadBalancerIP:s#8 loadBalancerSourceRanges:[s]#9 \
            externalName:s#10 externalTrafficPolicy:s#11 healthCheckNodePort:i#12 publishNotReadyAddresses:b#13 \
            sessionAffinityConfig:SessionAffinityConfig?#14 ipFamilies:[s]#19 ipFamilyPolicy:s?#17 \
            allocateLoadBalancerNodePorts:b?#20 loadBalancerClass:s?#21 internalTrafficPolicy:s?#22 \
            trafficDistribution:s?#23
        ServiceStatus loadBalancer:LoadBalancerStatus#1 conditions:[Condition]=type~type#2
        EndpointSubset addresses:[EndpointAddress]#1 notReadyAddresses:[EndpointAddress]#2 ports:[EndpointPort]#3
        NodeSpec podCIDR:s#1 podCIDRs:[s]=set~#7 providerID:s#3 unschedulable:b#4 taints:[Taint]#5 \
            configSource:NodeConfigSource?#6 externalID:s#2
        NodeStatus capacity:{q}#1 allocatable:{q}#2 phase:s#3 conditions:[NodeCondition]=type~type#4 \
            addresses:[NodeAddress]=type~type#5 daemonEndpoints:NodeDaemonEndpoints#6 nodeInfo:NodeSystemInfo#7 \
            images:[ContainerImage]#8 volumesInUse:[s]#9 volumesAttached:[AttachedVolume]#10 \
            config:NodeConfigStatus?#11 runtimeHandlers:[NodeRuntimeHandler]#12 features:NodeFeatures?#13 \
            declaredFeatures:[s]#14
        EventSource component:s#1 host:s#2
        EventSeries count:i#1 lastObservedTime:m#2
        NamespaceCondition type:s!#1 status:s!#2 lastTransitionTime:t#4 reason:s#5 message:s#6
        ServicePort name:s#1 protocol:s|TCP#2 appProtocol:s?#6 port:i!#3 targetPort:x#4 nodePort:i#5
        SessionAffinityConfig clientIP:ClientIPConfig?#1
        LoadBalancerStatus ingress:[LoadBalancerIngress]#1
        EndpointAddress@ ip:s!#1 hostname:s#3 nodeName:s?#4 targetRef:ObjectReference?#2
        EndpointPort@ name:s#1 port:i!#2 protocol:s#3 appProtocol:s?#4
        Taint key:s!#1 value:s#2 effect:s!#3 timeAdded:t?#4
        NodeConfigSource configMap:ConfigMapNodeConfigSource?#2
        NodeCondition type:s!#1 status:s!#2 lastHeartbeatTime:t#3 lastTransitionTime:t#4 reason:s#5 message:s#6
        NodeAddress type:s!#1 address:s!#2
        NodeDaemonEndpoints kubeletEndpoint:DaemonEndpoint#1
        NodeSystemInfo machineID:s!#1 systemUUID:s!#2 bootID:s!#3 kernelVersion:s!#4 osImage:s!#5 \
            containerRuntimeVersion:s!#6 kubeletVersion:s!#7 kubeProxyVersion:s!#8 operatingSystem:s!#9 \
            architecture:s!#10 swap:NodeSwapStatus?#11
        ContainerImage names:[s]!#1 sizeBytes:l#2
        AttachedVolume name:s!#1 devicePath:s!#2
        NodeConfigStatus assigned:NodeConfigSource?#1 active:NodeConfigSource?#2 lastKnownGood:NodeConfigSource?#3 \
            error:s#4
        NodeRuntimeHandler name:s!#1 features:NodeRuntimeHandlerFeatures?#2
        NodeFeatures supplementalGroupsPolicy:b?#1
        ClientIPConfig timeoutSeconds:i?#1
        LoadBalancerIngress ip:s#1 hostname:s#2 ipMode:s?#3 ports:[PortStatus]#4
        ConfigMapNodeConfigSource namespace:s!#1 name:s!#2 uid:s#3 resourceVersion:s#4 kubeletConfigKey:s!#5
        DaemonEndpoint Port:i!#1
        NodeSwapStatus capacity:l?#1
        NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:b?#1 userNamespaces:b?#2
        PortStatus port:i!#1 protocol:s!#2 error:s?#3
        """
}
