extension SchemaText {
    /// The fields of the kinds of apps, autoscaling and policy.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let workloads = """
        Deployment metadata:ObjectMeta spec:DeploymentSpec status:DeploymentStatus
        ReplicaSet metadata:ObjectMeta spec:ReplicaSetSpec status:ReplicaSetStatus
        StatefulSet metadata:ObjectMeta spec:StatefulSetSpec status:StatefulSetStatus
        DaemonSet metadata:ObjectMeta spec:DaemonSetSpec status:DaemonSetStatus
        autoscaling/v1.HorizontalPodAutoscaler metadata:ObjectMeta spec:autoscaling/v1.HorizontalPodAutoscalerSpec \
            status:autoscaling/v1.HorizontalPodAutoscalerStatus
        Scale metadata:ObjectMeta spec:ScaleSpec status:ScaleStatus
        autoscaling/v2.HorizontalPodAutoscaler metadata:ObjectMeta spec:autoscaling/v2.HorizontalPodAutoscalerSpec \
            status:autoscaling/v2.HorizontalPodAutoscalerStatus
        PodDisruptionBudget metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:PodDisruptionBudgetStatus
        DeploymentSpec replicas:i? selector:LabelSelector?! template:PodTemplateSpec! strategy:DeploymentStrategy^ \
            minReadySeconds:i revisionHistoryLimit:i? paused:b progressDeadlineSeconds:i?
        DeploymentStatus observedGeneration:l replicas:i updatedReplicas:i readyReplicas:i availableReplicas:i \
            unavailableReplicas:i terminatingReplicas:i? conditions:[DeploymentCondition]=type~type \
            collisionCount:i?
        ReplicaSetSpec replicas:i? minReadySeconds:i selector:LabelSelector?! template:PodTemplateSpec
        ReplicaSetStatus replicas:i! fullyLabeledReplicas:i readyReplicas:i availableReplicas:i \
            terminatingReplicas:i? observedGeneration:l conditions:[ReplicaSetCondition]=type~type
        StatefulSetSpec replicas:i? selector:LabelSelector?! template:PodTemplateSpec! \
            volumeClaimTemplates:[PersistentVolumeClaim] serviceName:s! podManagementPolicy:s \
            updateStrategy:StatefulSetUpdateStrategy revisionHistoryLimit:i? minReadySeconds:i \
            persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy? \
            ordinals:StatefulSetOrdinals?
        StatefulSetStatus observedGeneration:l replicas:i! readyReplicas:i currentReplicas:i updatedReplicas:i \
            currentRevision:s updateRevision:s collisionCount:i? conditions:[StatefulSetCondition]=type~type \
            availableReplicas:i!
        DaemonSetSpec selector:LabelSelector?! template:PodTemplateSpec! updateStrategy:DaemonSetUpdateStrategy \
            minReadySeconds:i revisionHistoryLimit:i?
        DaemonSetStatus currentNumberScheduled:i! numberMisscheduled:i! desiredNumberScheduled:i! numberReady:i! \
            observedGeneration:l updatedNumberScheduled:i numberAvailable:i numberUnavailable:i collisionCount:i? \
            conditions:[DaemonSetCondition]=type~type
        autoscaling/v1.HorizontalPodAutoscalerSpec scaleTargetRef:autoscaling/v1.CrossVersionObjectReference! \
            minReplicas:i? maxReplicas:i! targetCPUUtilizationPercentage:i?
        autoscaling/v1.HorizontalPodAutoscalerStatus observedGeneration:l? lastScaleTime:t? currentReplicas:i! \
            desiredReplicas:i! currentCPUUtilizationPercentage:i?
        ScaleSpec replicas:i
        ScaleStatus replicas:i! selector:s
        autoscaling/v2.HorizontalPodAutoscalerSpec scaleTargetRef:autoscaling/v2.CrossVersionObjectReference! \
            minReplicas:i? maxReplicas:i! metrics:[autoscaling/v2.MetricSpec] \
            behavior:HorizontalPodAutoscalerBehavior?
        autoscaling/v2.HorizontalPodAutoscalerStatus observedGeneration:l? lastScaleTime:t? currentReplicas:i \
            desiredReplicas:i! currentMetrics:[autoscaling/v2.MetricStatus]! \
            conditions:[autoscaling/v2.HorizontalPodAutoscalerCondition]=type~type
        PodDisruptionBudgetSpec minAvailable:x? selector:LabelSelector? maxUnavailable:x? \
            unhealthyPodEvictionPolicy:s?
        PodDisruptionBudgetStatus observedGeneration:l disruptedPods:{t} disruptionsAllowed:i! currentHealthy:i! \
            desiredHealthy:i! expectedPods:i! conditions:[Condition]=type~type
        PodTemplateSpec metadata:ObjectMeta spec:PodSpec
        DeploymentStrategy type:s rollingUpdate:RollingUpdateDeployment?
        DeploymentCondition type:s! status:s! lastUpdateTime:t lastTransitionTime:t reason:s message:s
        ReplicaSetCondition type:s! status:s! lastTransitionTime:t reason:s message:s
        PersistentVolumeClaim kind:s apiVersion:s metadata:ObjectMeta spec:PersistentVolumeClaimSpec \
            status:PersistentVolumeClaimStatus
        StatefulSetUpdateStrategy type:s rollingUpdate:RollingUpdateStatefulSetStrategy?
        StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:s whenScaled:s
        StatefulSetOrdinals start:i!
        StatefulSetCondition type:s! status:s! lastTransitionTime:t reason:s message:s
        DaemonSetUpdateStrategy type:s rollingUpdate:RollingUpdateDaemonSet?
        DaemonSetCondition type:s! status:s! lastTransitionTime:t reason:s message:s
        autoscaling/v1.CrossVersionObjectReference@ kind:s! name:s! apiVersion:s
        autoscaling/v2.CrossVersionObjectReference kind:s! name:s! apiVersion:s
        autoscaling/v2.MetricSpec type:s! object:autoscaling/v2.ObjectMetricSource? \
            pods:autoscaling/v2.PodsMetricSource? resource:autoscaling/v2.ResourceMetricSource? \
            containerResource:autoscaling/v2.ContainerResourceMetricSource? \
            external:autoscaling/v2.ExternalMetricSource?
        HorizontalPodAutoscalerBehavior scaleUp:HPAScalingRules? scaleDown:HPAScalingRules?
        autoscaling/v2.MetricStatus type:s! object:autoscaling/v2.ObjectMetricStatus? \
            pods:autoscaling/v2.PodsMetricStatus? resource:autoscaling/v2.ResourceMetricStatus? \
            containerResource:autoscaling/v2.ContainerResourceMetricStatus? \
            external:autoscaling/v2.ExternalMetricStatus?
        autoscaling/v2.HorizontalPodAutoscalerCondition type:s! status:s! lastTransitionTime:t reason:s message:s
        RollingUpdateDeployment maxUnavailable:x? maxSurge:x?
        PersistentVolumeClaimStatus phase:s accessModes:[s] capacity:{q} \
            conditions:[PersistentVolumeClaimCondition]=type~type allocatedResources:{q} \
            allocatedResourceStatuses:{s} currentVolumeAttributesClassName:s? \
            modifyVolumeStatus:ModifyVolumeStatus?
        RollingUpdateStatefulSetStrategy partition:i? maxUnavailable:x?
        RollingUpdateDaemonSet maxUnavailable:x? maxSurge:x?
        autoscaling/v2.ObjectMetricSource describedObject:autoscaling/v2.CrossVersionObjectReference! \
            target:MetricTarget! metric:MetricIdentifier!
        autoscaling/v2.PodsMetricSource metric:MetricIdentifier! target:MetricTarget!
        autoscaling/v2.ResourceMetricSource name:s! target:MetricTarget!
        autoscaling/v2.ContainerResourceMetricSource name:s! target:MetricTarget! container:s!
        autoscaling/v2.ExternalMetricSource metric:MetricIdentifier! target:MetricTarget!
        HPAScalingRules stabilizationWindowSeconds:i? selectPolicy:s? policies:[HPAScalingPolicy] tolerance:q?
        autoscaling/v2.ObjectMetricStatus metric:MetricIdentifier! current:MetricValueStatus! \
            describedObject:autoscaling/v2.CrossVersionObjectReference!
        autoscaling/v2.PodsMetricStatus metric:MetricIdentifier! current:MetricValueStatus!
        autoscaling/v2.ResourceMetricStatus name:s! current:MetricValueStatus!
        autoscaling/v2.ContainerResourceMetricStatus name:s! current:MetricValueStatus! container:s!
        autoscaling/v2.ExternalMetricStatus metric:MetricIdentifier! current:MetricValueStatus!
        PersistentVolumeClaimCondition type:s! status:s! lastProbeTime:t lastTransitionTime:t reason:s message:s
        ModifyVolumeStatus targetVolumeAttributesClassName:s status:s!
        MetricTarget type:s! value:q? averageValue:q? averageUtilization:i?
        MetricIdentifier name:s! selector:LabelSelector?
        HPAScalingPolicy type:s! value:i! periodSeconds:i!
        MetricValueStatus value:q? averageValue:q? averageUtilization:i?
        """
}
