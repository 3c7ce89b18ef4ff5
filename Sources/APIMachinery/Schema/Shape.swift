/// What a field may hold, and how parts of it are told apart when objects are merged.
indirect enum Shape: Hashable, Sendable {
    enum Scalar: Character, Sendable {
        case string = "s"
        case int32 = "i"
        case int64 = "l"
        case boolean = "b"
        case quantity = "q"
        case intOrString = "x"
        case time = "t"
        case microTime = "m"
        case bytes = "y"
        case anything = "*"
    }

    /// How the items of a list are told apart by owners.
    enum ListKind: Hashable, Sendable {
        /// Not at all: the list is one value.
        case atomic
        /// By their own value.
        case set
        /// By these members.
        case map(keys: [String])
    }

    case scalar(Scalar)
    case structure(String)
    case list(Shape, ListKind)
    case map(Shape, isAtomic: Bool)
}

/// One field of a structure.
struct SchemaField: Hashable, Sendable {
    /// What strategic merge patch does to a list.
    enum Merge: Hashable, Sendable {
        case replace
        /// Items are merged by this member; nil for lists of plain values.
        case merge(key: String?)
    }

    var name: String
    var shape: Shape
    /// A zero is a value of its own, and only null is left out.
    var isPointer = false
    /// Written even when it is zero.
    var isAlwaysWritten = false
    /// Owned and replaced as a whole.
    var isAtomic = false
    var merge = Merge.replace
    /// What a missing list key stands for.
    var keyDefault: String?
    /// The numbers that lead to it in protobuf: one, or two if JSON writes the message between them inline.
    var wire: [Int] = []
}

/// A structure: its fields by name.
struct SchemaStructure: Sendable {
    var name: String
    var isAtomic: Bool
    var fields: [String: SchemaField]
}
