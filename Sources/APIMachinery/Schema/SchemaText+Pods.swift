extension SchemaText {
    /// The fields of Pods and all that they hold.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let pods = """
        Pod metadata:ObjectMeta spec:PodSpec status:PodStatus
        Binding metadata:ObjectMeta target:ObjectReference!
        Eviction metadata:ObjectMeta deleteOptions:DeleteOptions?
        PodSpec volumes:[Volume]=name~name^ initContainers:[Container]=name~name containers:[Container]!=name~name \
            ephemeralContainers:[EphemeralContainer]=name~name restartPolicy:s terminationGracePeriodSeconds:l? \
            activeDeadlineSeconds:l? dnsPolicy:s nodeSelector:{s}@ serviceAccountName:s serviceAccount:s \
            automountServiceAccountToken:b? nodeName:s hostNetwork:b hostPID:b hostIPC:b shareProcessNamespace:b? \
            securityContext:PodSecurityContext? imagePullSecrets:[LocalObjectReference]=name~name hostname:s \
            subdomain:s affinity:Affinity? schedulerName:s tolerations:[Toleration] hostAliases:[HostAlias]=ip~ip \
            priorityClassName:s priority:i? dnsConfig:PodDNSConfig? readinessGates:[PodReadinessGate] \
            runtimeClassName:s? enableServiceLinks:b? preemptionPolicy:s? overhead:{q} \
            topologySpreadConstraints:[TopologySpreadConstraint]=topologyKey,whenUnsatisfiable~topologyKey \
            setHostnameAsFQDN:b? os:PodOS? hostUsers:b? schedulingGates:[PodSchedulingGate]=name~name \
            resourceClaims:[PodResourceClaim]=name~name^ resources:ResourceRequirements? hostnameOverride:s? \
            schedulingGroup:PodSchedulingGroup?
        PodStatus observedGeneration:l phase:s conditions:[PodCondition]=type~type message:s reason:s \
            nominatedNodeName:s hostIP:s hostIPs:[HostIP]~ip podIP:s podIPs:[PodIP]=ip~ip startTime:t? \
            initContainerStatuses:[ContainerStatus] containerStatuses:[ContainerStatus] qosClass:s \
            ephemeralContainerStatuses:[ContainerStatus] resize:s \
            resourceClaimStatuses:[PodResourceClaimStatus]=name~name^ \
            extendedResourceClaimStatus:PodExtendedResourceClaimStatus? allocatedResources:{q} \
            resources:ResourceRequirements? \
            nodeAllocatableResourceClaimStatuses:[NodeAllocatableResourceClaimStatus]
        ObjectReference@ kind:s namespace:s name:s uid:s apiVersion:s resourceVersion:s fieldPath:s
        Volume name:s! hostPath:HostPathVolumeSource? emptyDir:EmptyDirVolumeSource? \
            gcePersistentDisk:GCEPersistentDiskVolumeSource? \
            awsElasticBlockStore:AWSElasticBlockStoreVolumeSource? gitRepo:GitRepoVolumeSource? \
            secret:SecretVolumeSource? nfs:NFSVolumeSource? iscsi:ISCSIVolumeSource? \
            glusterfs:GlusterfsVolumeSource? persistentVolumeClaim:PersistentVolumeClaimVolumeSource? \
            rbd:RBDVolumeSource? flexVolume:FlexVolumeSource? cinder:CinderVolumeSource? \
            cephfs:CephFSVolumeSource? flocker:FlockerVolumeSource? downwardAPI:DownwardAPIVolumeSource? \
            fc:FCVolumeSource? azureFile:AzureFileVolumeSource? configMap:ConfigMapVolumeSource? \
            vsphereVolume:VsphereVirtualDiskVolumeSource? quobyte:QuobyteVolumeSource? \
            azureDisk:AzureDiskVolumeSource? photonPersistentDisk:PhotonPersistentDiskVolumeSource? \
            projected:ProjectedVolumeSource? portworxVolume:PortworxVolumeSource? scaleIO:ScaleIOVolumeSource? \
            storageos:StorageOSVolumeSource? csi:CSIVolumeSource? ephemeral:EphemeralVolumeSource? \
            image:ImageVolumeSource?
        Container name:s! image:s command:[s] args:[s] workingDir:s \
            ports:[ContainerPort]=containerPort,protocol~containerPort envFrom:[EnvFromSource] \
            env:[EnvVar]=name~name resources:ResourceRequirements resizePolicy:[ContainerResizePolicy] \
            restartPolicy:s? restartPolicyRules:[ContainerRestartRule] \
            volumeMounts:[VolumeMount]=mountPath~mountPath volumeDevices:[VolumeDevice]=devicePath~devicePath \
            livenessProbe:Probe? readinessProbe:Probe? startupProbe:Probe? lifecycle:Lifecycle? \
            terminationMessagePath:s terminationMessagePolicy:s imagePullPolicy:s securityContext:SecurityContext? \
            stdin:b stdinOnce:b tty:b
        EphemeralContainer name:s! image:s command:[s] args:[s] workingDir:s \
            ports:[ContainerPort]=containerPort,protocol~containerPort envFrom:[EnvFromSource] \
            env:[EnvVar]=name~name resources:ResourceRequirements resizePolicy:[ContainerResizePolicy] \
            restartPolicy:s? restartPolicyRules:[ContainerRestartRule] \
            volumeMounts:[VolumeMount]=mountPath~mountPath volumeDevices:[VolumeDevice]=devicePath~devicePath \
            livenessProbe:Probe? readinessProbe:Probe? startupProbe:Probe? lifecycle:Lifecycle? \
            terminationMessagePath:s terminationMessagePolicy:s imagePullPolicy:s securityContext:SecurityContext? \
            stdin:b stdinOnce:b tty:b targetContainerName:s
        PodSecurityContext seLinuxOptions:SELinuxOptions? windowsOptions:WindowsSecurityContextOptions? \
            runAsUser:l? runAsGroup:l? runAsNonRoot:b? supplementalGroups:[l] supplementalGroupsPolicy:s? \
            fsGroup:l? sysctls:[Sysctl] fsGroupChangePolicy:s? seccompProfile:SeccompProfile? \
            appArmorProfile:AppArmorProfile? seLinuxChangePolicy:s?
        LocalObjectReference@ name:s
        Affinity nodeAffinity:NodeAffinity? podAffinity:PodAffinity? podAntiAffinity:PodAntiAffinity?
        Toleration key:s operator:s value:s effect:s tolerationSeconds:l?
        HostAlias ip:s! hostnames:[s]
        PodDNSConfig nameservers:[s] searches:[s] options:[PodDNSConfigOption]
        PodReadinessGate conditionType:s!
        TopologySpreadConstraint maxSkew:i! topologyKey:s! whenUnsatisfiable:s! labelSelector:LabelSelector? \
            minDomains:i? nodeAffinityPolicy:s? nodeTaintsPolicy:s? matchLabelKeys:[s]
        PodOS name:s!
        PodSchedulingGate name:s!
        PodResourceClaim name:s! resourceClaimName:s? resourceClaimTemplateName:s?
        ResourceRequirements limits:{q} requests:{q} claims:[ResourceClaim]=name
        PodSchedulingGroup podGroupName:s?
        PodCondition type:s! observedGeneration:l status:s! lastProbeTime:t lastTransitionTime:t reason:s \
            message:s
        HostIP ip:s!
        PodIP ip:s!
        ContainerStatus name:s! state:ContainerState lastState:ContainerState ready:b! restartCount:i! image:s! \
            imageID:s! containerID:s started:b? allocatedResources:{q} resources:ResourceRequirements? \
            volumeMounts:[VolumeMountStatus]=mountPath~mountPath user:ContainerUser? \
            allocatedResourcesStatus:[ResourceStatus]=name~name stopSignal:s?
        PodResourceClaimStatus name:s! resourceClaimName:s?
        PodExtendedResourceClaimStatus requestMappings:[ContainerExtendedResourceRequest]! resourceClaimName:s!
        NodeAllocatableResourceClaimStatus resourceClaimName:s! containers:[s]=set resources:{q}!
        HostPathVolumeSource path:s! type:s?
        EmptyDirVolumeSource medium:s sizeLimit:q?
        GCEPersistentDiskVolumeSource pdName:s! fsType:s partition:i readOnly:b
        AWSElasticBlockStoreVolumeSource volumeID:s! fsType:s partition:i readOnly:b
        GitRepoVolumeSource repository:s! revision:s directory:s
        SecretVolumeSource secretName:s items:[KeyToPath] defaultMode:i? optional:b?
        NFSVolumeSource server:s! path:s! readOnly:b
        ISCSIVolumeSource targetPortal:s! iqn:s! lun:i! iscsiInterface:s fsType:s readOnly:b portals:[s] \
            chapAuthDiscovery:b chapAuthSession:b secretRef:LocalObjectReference? initiatorName:s?
        GlusterfsVolumeSource endpoints:s! path:s! readOnly:b
        PersistentVolumeClaimVolumeSource claimName:s! readOnly:b
        RBDVolumeSource monitors:[s]! image:s! fsType:s pool:s user:s keyring:s secretRef:LocalObjectReference? \
            readOnly:b
        FlexVolumeSource driver:s! fsType:s secretRef:LocalObjectReference? readOnly:b options:{s}
        CinderVolumeSource volumeID:s! fsType:s readOnly:b secretRef:LocalObjectReference?
        CephFSVolumeSource monitors:[s]! path:s user:s secretFile:s secretRef:LocalObjectReference? readOnly:b
        FlockerVolumeSource datasetName:s datasetUUID:s
        DownwardAPIVolumeSource items:[DownwardAPIVolumeFile] defaultMode:i?
        FCVolumeSource targetWWNs:[s] lun:i? fsType:s readOnly:b wwids:[s]
        AzureFileVolumeSource secretName:s! shareName:s! readOnly:b
        ConfigMapVolumeSource name:s items:[KeyToPath] defaultMode:i? optional:b?
        VsphereVirtualDiskVolumeSource volumePath:s! fsType:s storagePolicyName:s storagePolicyID:s
        QuobyteVolumeSource registry:s! volume:s! readOnly:b user:s group:s tenant:s
        AzureDiskVolumeSource diskName:s! diskURI:s! cachingMode:s? fsType:s? readOnly:b? kind:s?
        PhotonPersistentDiskVolumeSource pdID:s! fsType:s
        ProjectedVolumeSource sources:[VolumeProjection]! defaultMode:i?
        PortworxVolumeSource volumeID:s! fsType:s readOnly:b
        ScaleIOVolumeSource gateway:s! system:s! secretRef:LocalObjectReference?! sslEnabled:b protectionDomain:s \
            storagePool:s storageMode:s volumeName:s fsType:s readOnly:b
        StorageOSVolumeSource volumeName:s volumeNamespace:s fsType:s readOnly:b secretRef:LocalObjectReference?
        CSIVolumeSource driver:s! readOnly:b? fsType:s? volumeAttributes:{s} \
            nodePublishSecretRef:LocalObjectReference?
        EphemeralVolumeSource volumeClaimTemplate:PersistentVolumeClaimTemplate?
        ImageVolumeSource reference:s pullPolicy:s
        ContainerPort name:s hostPort:i containerPort:i! protocol:s|TCP hostIP:s
        EnvFromSource prefix:s configMapRef:ConfigMapEnvSource? secretRef:SecretEnvSource?
        EnvVar name:s! value:s valueFrom:EnvVarSource?
        ContainerResizePolicy resourceName:s! restartPolicy:s!
        ContainerRestartRule action:s exitCodes:ContainerRestartRuleOnExitCodes?
        VolumeMount name:s! readOnly:b recursiveReadOnly:s? mountPath:s! subPath:s mountPropagation:s? \
            subPathExpr:s
        VolumeDevice name:s! devicePath:s!
        Probe exec:ExecAction? httpGet:HTTPGetAction? tcpSocket:TCPSocketAction? grpc:GRPCAction? \
            initialDelaySeconds:i timeoutSeconds:i periodSeconds:i successThreshold:i failureThreshold:i \
            terminationGracePeriodSeconds:l?
        Lifecycle postStart:LifecycleHandler? preStop:LifecycleHandler? stopSignal:s?
        SecurityContext capabilities:Capabilities? privileged:b? seLinuxOptions:SELinuxOptions? \
            windowsOptions:WindowsSecurityContextOptions? runAsUser:l? runAsGroup:l? runAsNonRoot:b? \
            readOnlyRootFilesystem:b? allowPrivilegeEscalation:b? procMount:s? seccompProfile:SeccompProfile? \
            appArmorProfile:AppArmorProfile?
        SELinuxOptions user:s role:s type:s level:s
        WindowsSecurityContextOptions gmsaCredentialSpecName:s? gmsaCredentialSpec:s? runAsUserName:s? \
            hostProcess:b?
        Sysctl name:s! value:s!
        SeccompProfile type:s! localhostProfile:s?
        AppArmorProfile type:s! localhostProfile:s?
        NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:NodeSelector? \
            preferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm]
        PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm] \
            preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
        PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm] \
            preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
        PodDNSConfigOption name:s value:s?
        ResourceClaim name:s! request:s
        ContainerState waiting:ContainerStateWaiting? running:ContainerStateRunning? \
            terminated:ContainerStateTerminated?
        VolumeMountStatus name:s! mountPath:s! readOnly:b recursiveReadOnly:s? volumeStatus:VolumeStatus?
        ContainerUser linux:LinuxContainerUser?
        ResourceStatus name:s! resources:[ResourceHealth]=resourceID
        ContainerExtendedResourceRequest containerName:s! resourceName:s! requestName:s!
        KeyToPath key:s! path:s! mode:i?
        DownwardAPIVolumeFile path:s! fieldRef:ObjectFieldSelector? resourceFieldRef:ResourceFieldSelector? \
            mode:i?
        VolumeProjection secret:SecretProjection? downwardAPI:DownwardAPIProjection? \
            configMap:ConfigMapProjection? serviceAccountToken:ServiceAccountTokenProjection? \
            clusterTrustBundle:ClusterTrustBundleProjection? podCertificate:PodCertificateProjection?
        PersistentVolumeClaimTemplate metadata:ObjectMeta spec:PersistentVolumeClaimSpec!
        ConfigMapEnvSource name:s optional:b?
        SecretEnvSource name:s optional:b?
        EnvVarSource fieldRef:ObjectFieldSelector? resourceFieldRef:ResourceFieldSelector? \
            configMapKeyRef:ConfigMapKeySelector? secretKeyRef:SecretKeySelector? fileKeyRef:FileKeySelector?
        ContainerRestartRuleOnExitCodes operator:s values:[i]=set
        ExecAction command:[s]
        HTTPGetAction path:s port:x! host:s scheme:s httpHeaders:[HTTPHeader]
        TCPSocketAction port:x! host:s
        GRPCAction port:i! service:s?!
        LifecycleHandler exec:ExecAction? httpGet:HTTPGetAction? tcpSocket:TCPSocketAction? sleep:SleepAction?
        Capabilities add:[s] drop:[s]
        NodeSelector@ nodeSelectorTerms:[NodeSelectorTerm]!
        PreferredSchedulingTerm weight:i! preference:NodeSelectorTerm!
        PodAffinityTerm labelSelector:LabelSelector? namespaces:[s] topologyKey:s! \
            namespaceSelector:LabelSelector? matchLabelKeys:[s] mismatchLabelKeys:[s]
        WeightedPodAffinityTerm weight:i! podAffinityTerm:PodAffinityTerm!
        ContainerStateWaiting reason:s message:s
        ContainerStateRunning startedAt:t
        ContainerStateTerminated exitCode:i! signal:i reason:s message:s startedAt:t finishedAt:t containerID:s
        VolumeStatus image:ImageVolumeStatus?
        LinuxContainerUser uid:l! gid:l! supplementalGroups:[l]
        ResourceHealth resourceID:s! health:s message:s?
        ObjectFieldSelector@ apiVersion:s fieldPath:s!
        ResourceFieldSelector@ containerName:s resource:s! divisor:q
        SecretProjection name:s items:[KeyToPath] optional:b?
        DownwardAPIProjection items:[DownwardAPIVolumeFile]
        ConfigMapProjection name:s items:[KeyToPath] optional:b?
        ServiceAccountTokenProjection audience:s expirationSeconds:l? path:s!
        ClusterTrustBundleProjection name:s? signerName:s? labelSelector:LabelSelector? optional:b? path:s!
        PodCertificateProjection signerName:s keyType:s maxExpirationSeconds:i? credentialBundlePath:s keyPath:s \
            certificateChainPath:s userAnnotations:{s}
        PersistentVolumeClaimSpec accessModes:[s] selector:LabelSelector? resources:VolumeResourceRequirements \
            volumeName:s storageClassName:s? volumeMode:s? dataSource:TypedLocalObjectReference? \
            dataSourceRef:TypedObjectReference? volumeAttributesClassName:s?
        ConfigMapKeySelector@ name:s key:s! optional:b?
        SecretKeySelector@ name:s key:s! optional:b?
        FileKeySelector@ volumeName:s! path:s! key:s! optional:b?
        HTTPHeader name:s! value:s!
        SleepAction seconds:l!
        NodeSelectorTerm@ matchExpressions:[NodeSelectorRequirement] matchFields:[NodeSelectorRequirement]
        ImageVolumeStatus imageRef:s
        VolumeResourceRequirements limits:{q} requests:{q}
        TypedLocalObjectReference@ apiGroup:s?! kind:s! name:s!
        TypedObjectReference apiGroup:s?! kind:s! name:s! namespace:s?
        NodeSelectorRequirement key:s! operator:s! values:[s]
        """
}
