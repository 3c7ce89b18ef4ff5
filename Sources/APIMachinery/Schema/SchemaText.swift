/// The structure of every kind that we serve, as text that `Schema` reads once.
///
/// One line a structure: its name (`@` behind it: owned and replaced as a whole), then its fields as `name:shape`.
///
/// | shape | means |
/// |---|---|
/// | `s` `i` `l` `b` | string, int32, int64, boolean |
/// | `q` `x` `t` `m` `y` `*` | quantity, int or string, time, time with microseconds, base64 bytes, anything |
/// | `Name` | the structure of that name |
/// | `[shape]` `{shape}` | list; map from strings |
/// | `?` behind | a pointer: a zero is kept, only null is dropped |
/// | `!` behind | never left out: a zero is written |
/// | `0` behind | left out while it has no members |
/// | `=set` `=a,b` | list that is a set, or a map with the keys a and b; other lists are owned as a whole |
/// | `~` `~a` `^` | strategic merge: merge (by key a), retain keys |
/// | `@` behind | map or structure owned and replaced as a whole |
/// | `|v` behind | the value that a missing list key stands for |
///
/// A structure whose name would be ambiguous carries its group and version: `events.k8s.io/v1.Event`.
enum SchemaText {
    /// The structures of `k8s.io/apimachinery` that the others use.
    static let meta = """
        ObjectMeta name:s generateName:s namespace:s selfLink:s uid:s resourceVersion:s generation:l \
            creationTimestamp:t? deletionTimestamp:t? deletionGracePeriodSeconds:l? labels:{s} annotations:{s} \
            ownerReferences:[OwnerReference]=uid~uid finalizers:[s]=set~ managedFields:[ManagedFieldsEntry]
        OwnerReference@ apiVersion:s! kind:s! name:s! uid:s! controller:b? blockOwnerDeletion:b?
        ManagedFieldsEntry manager:s operation:s apiVersion:s time:t? fieldsType:s fieldsV1:* subresource:s
        LabelSelector@ matchLabels:{s} matchExpressions:[LabelSelectorRequirement]
        LabelSelectorRequirement key:s! operator:s! values:[s]
        FieldSelectorRequirement key:s! operator:s! values:[s]
        Condition type:s! status:s! observedGeneration:l lastTransitionTime:t! reason:s! message:s!
        DeleteOptions kind:s apiVersion:s gracePeriodSeconds:l? preconditions:Preconditions? orphanDependents:b? \
            propagationPolicy:s? dryRun:[s] ignoreStoreReadErrorWithClusterBreakingPotential:b?
        Preconditions uid:s? resourceVersion:s?
        """
}
