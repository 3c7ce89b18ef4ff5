extension SchemaText {
    /// The fields of the kinds of apps, autoscaling and policy.
    ///
    /// Names, JSON tags and merge markers as published in the Go types of `k8s.io/api` 0.36.2.
    static let workloads = """
        Deployment metadata:ObjectMeta#1 spec:DeploymentSpec#2 status:DeploymentStatus#3
        ReplicaSet metadata:ObjectMeta#1 spec:ReplicaSetSpec#2 status:ReplicaSetStatus#3
        StatefulSet metadata:ObjectMeta#1 spec:StatefulSetSpec#2 status:StatefulSetStatus#3
        DaemonSet metadata:ObjectMeta#1 spec:DaemonSetSpec#2 status:DaemonSetStatus#3
        autoscaling/v1.HorizontalPodAutoscaler metadata:ObjectMeta#1 \
            spec:autoscaling/v1.HorizontalPodAutoscalerSpec#2 \
            status:autoscaling/v1.HorizontalPodAutoscalerStatus#3
        Scale metadata:ObjectMeta#1 spec:ScaleSpec#2 status:ScaleStatus#3
        autoscaling/v2.HorizontalPodAutoscaler metadata:ObjectMeta#1 \
            spec:autoscaling/v2.HorizontalPodAutoscalerSpec#2 \
            status:autoscaling/v2.HorizontalPodAutoscalerStatus#3
        PodDisruptionBudget metadata:ObjectMeta#1 spec:PodDisruptionBudgetSpec#2 \
            status:PodDisruptionBudgetStatus#3
        DeploymentSpec replicas:i?#1 selector:LabelSelector?!#2 template:PodTemplateSpec!#3 \
            strategy:DeploymentStrategy#4 minReadySeconds:i#5 revisionHistoryLimit:i?#6 paused:b#7 \
            progressDeadlineSeconds:i?#9
        DeploymentStatus observedGeneration:l#1 replicas:i#2 updatedReplicas:i#3 readyReplicas:i#7 \
            availableReplicas:i#4 unavailableReplicas:i#5 terminatingReplicas:i?#9 \
            conditions:[DeploymentCondition]=type~type#6 collisionCount:i?#8
        ReplicaSetSpec replicas:i?#1 minReadySeconds:i#4 selector:LabelSelector?!#2 template:PodTemplateSpec#3
        ReplicaSetStatus replicas:i!#1 fullyLabeledReplicas:i#2 readyReplicas:i#4 availableReplicas:i#5 \
            terminatingReplicas:i?#7 observedGeneration:l#3 conditions:[ReplicaSetCondition]=type~type#6
        StatefulSetSpec replicas:i?#1 selector:LabelSelector?!#2 template:PodTemplateSpec!#3 \
            volumeClaimTemplates:[PersistentVolumeClaim]#4 serviceName:s!#5 podManagementPolicy:s#6 \
            updateStrategy:StatefulSetUpdateStrategy#7 revisionHistoryLimit:i?#8 minReadySeconds:i#9 \
            persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy?#10 \
            ordinals:StatefulSetOrdinals?#11
        StatefulSetStatus observedGeneration:l#1 replicas:i!#2 readyReplicas:i#3 currentReplicas:i#4 \
            updatedReplicas:i#5 currentRevision:s#6 updateRevision:s#7 collisionCount:i?#9 \
            conditions:[StatefulSetCondition]=type~type#10 availableReplicas:i!#11
        DaemonSetSpec selector:LabelSelector?!#1 template:PodTemplateSpec!#2 \
            updateStrategy:DaemonSetUpdateStrategy#3 minReadySeconds:i#4 revisionHistoryLimit:i?#6
        DaemonSetStatus currentNumberScheduled:i!#1 numberMisscheduled:i!#2 desiredNumberScheduled:i!#3 \
            numberReady:i!#4 observedGeneration:l#5 updatedNumberScheduled:i#6 numberAvailable:i#7 \
            numberUnavailable:i#8 collisionCount:i?#9 conditions:[DaemonSetCondition]=type~type#10
        autoscaling/v1.HorizontalPodAutoscalerSpec scaleTargetRef:autoscaling/v1.CrossVersionObjectReference!#1 \
            minReplicas:i?#2 maxReplicas:i!#3 targetCPUUtilizationPercentage:i?#4
        autoscaling/v1.HorizontalPodAutoscalerStatus observedGeneration:l?#1 lastScaleTime:t?#2 \
            currentReplicas:i!#3 desiredReplicas:i!#4 currentCPUUtilizationPercentage:i?#5
        ScaleSpec replicas:i#1
        ScaleStatus replicas:i!#1 selector:s#2
        autoscaling/v2.HorizontalPodAutoscalerSpec scaleTargetRef:autoscaling/v2.CrossVersionObjectReference!#1 \
            minReplicas:i?#2 maxReplicas:i!#3 metrics:[autoscaling/v2.MetricSpec]#4 \
            behavior:HorizontalPodAutoscalerBehavior?#5
        autoscaling/v2.HorizontalPodAutoscalerStatus observedGeneration:l?#1 lastScaleTime:t?#2 \
            currentReplicas:i#3 desiredReplicas:i!#4 currentMetrics:[autoscaling/v2.MetricStatus]!#5 \
            conditions:[autoscaling/v2.HorizontalPodAutoscalerCondition]=type~type#6
        PodDisruptionBudgetSpec minAvailable:x?#1 selector:LabelSelector?#2 maxUnavailable:x?#3 \
            unhealthyPodEvictionPolicy:s?#4
        PodDisruptionBudgetStatus observedGeneration:l#1 disruptedPods:{t}#2 disruptionsAllowed:i!#3 \
            currentHealthy:i!#4 desiredHealthy:i!#5 expectedPods:i!#6 conditions:[Condition]=type~type#7
        PodTemplateSpec metadata:ObjectMeta#1 spec:PodSpec#2
        DeploymentStrategy type:s#1 rollingUpdate:RollingUpdateDeployment?#2
        DeploymentCondition type:s!#1 status:s!#2 lastUpdateTime:t#6 lastTransitionTime:t#7 reason:s#4 message:s#5
        ReplicaSetCondition type:s!#1 status:s!#2 lastTransitionTime:t#3 reason:s#4 message:s#5
        PersistentVolumeClaim kind:s apiVersion:s metadata:ObjectMeta#1 spec:PersistentVolumeClaimSpec#2 \
            status:PersistentVolumeClaimStatus#3
        StatefulSetUpdateStrategy type:s#1 rollingUpdate:RollingUpdateStatefulSetStrategy?#2
        StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:s#1 whenScaled:s#2
        StatefulSetOrdinals start:i!#1
        StatefulSetCondition type:s!#1 status:s!#2 lastTransitionTime:t#3 reason:s#4 message:s#5
        DaemonSetUpdateStrategy type:s#1 rollingUpdate:RollingUpdateDaemonSet?#2
        DaemonSetCondition type:s!#1 status:s!#2 lastTransitionTime:t#3 reason:s#4 message:s#5
        autoscaling/v1.CrossVersionObjectReference@ kind:s!#1 name:s!#2 apiVersion:s#3
        autoscaling/v2.CrossVersionObjectReference kind:s!#1 name:s!#2 apiVersion:s#3
        autoscaling/v2.MetricSpec type:s!#1 object:autoscaling/v2.ObjectMetricSource?#2 \
            pods:autoscaling/v2.PodsMetricSource?#3 resource:autoscaling/v2.ResourceMetricSource?#4 \
            containerResource:autoscaling/v2.ContainerResourceMetricSource?#7 \
            external:autoscaling/v2.ExternalMetricSource?#5
        HorizontalPodAutoscalerBehavior scaleUp:HPAScalingRules?#1 scaleDown:HPAScalingRules?#2
        autoscaling/v2.MetricStatus type:s!#1 object:autoscaling/v2.ObjectMetricStatus?#2 \
            pods:autoscaling/v2.PodsMetricStatus?#3 resource:autoscaling/v2.ResourceMetricStatus?#4 \
            containerResource:autoscaling/v2.ContainerResourceMetricStatus?#7 \
            external:autoscaling/v2.ExternalMetricStatus?#5
        autoscaling/v2.HorizontalPodAutoscalerCondition type:s!#1 status:s!#2 lastTransitionTime:t#3 reason:s#4 \
            message:s#5
        RollingUpdateDeployment maxUnavailable:x?#1 maxSurge:x?#2
        PersistentVolumeClaimStatus phase:s#1 accessModes:[s]#2 capacity:{q}#3 \
            conditions:[PersistentVolumeClaimCondition]=type~type#4 allocatedResources:{q}#5 \
            allocatedResourceStatuses:{s}#7 currentVolumeAttributesClassName:s?#8 \
            modifyVolumeStatus:ModifyVolumeStatus?#9
        RollingUpdateStatefulSetStrategy partition:i?#1 maxUnavailable:x?#2
        RollingUpdateDaemonSet maxUnavailable:x?#1 maxSurge:x?#2
        autoscaling/v2.ObjectMetricSource describedObject:autoscaling/v2.CrossVersionObjectReference!#1 \
            target:MetricTarget!#2 metric:MetricIdentifier!#3
        autoscaling/v2.PodsMetricSource metric:MetricIdentifier!#1 target:MetricTarget!#2
        autoscaling/v2.ResourceMetricSource name:s!#1 target:MetricTarget!#2
        autoscaling/v2.ContainerResourceMetricSource name:s!#1 target:MetricTarget!#2 container:s!#3
        autoscaling/v2.ExternalMetricSource metric:MetricIdentifier!#1 target:MetricTarget!#2
        HPAScalingRules stabilizationWindowSeconds:i?#3 selectPolicy:s?#1 policies:[HPAScalingPolicy]#2 \
            tolerance:q?#4
        autoscaling/v2.ObjectMetricStatus metric:MetricIdentifier!#1 current:MetricValueStatus!#2 \
            describedObject:autoscaling/v2.CrossVersionObjectReference!#3
        autoscaling/v2.PodsMetricStatus metric:MetricIdentifier!#1 current:MetricValueStatus!#2
        autoscaling/v2.ResourceMetricStatus name:s!#1 current:MetricValueStatus!#2
        autoscaling/v2.ContainerResourceMetricStatus name:s!#1 current:MetricValueStatus!#2 container:s!#3
        autoscaling/v2.ExternalMetricStatus metric:MetricIdentifier!#1 current:MetricValueStatus!#2
        PersistentVolumeClaimCondition type:s!#1 status:s!#2 lastProbeTime:t#3 lastTransitionTime:t#4 reason:s#5 \
            message:s#6
        ModifyVolumeStatus targetVolumeAttributesClassName:s#1 status:s!#2
        MetricTarget type:s!#1 value:q?#2 averageValue:q?#3 averageUtilization:i?#4
        MetricIdentifier name:s!#1 selector:LabelSelector?#2
        HPAScalingPolicy type:s!#1 value:i!#2 periodSeconds:i!#3
        MetricValueStatus value:q?#1 averageValue:q?#2 averageUtilization:i?#3
        """
}
