import GRDB

/// The shapes that the history file has had, oldest first; one that has shipped never changes.
enum HistorySchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: memory") { database in
            try database.execute(
                sql: """
                    CREATE TABLE memory (
                        namespace TEXT NOT NULL,
                        name TEXT NOT NULL,
                        uid TEXT NOT NULL,
                        saved_at INTEGER NOT NULL,
                        memory BLOB NOT NULL,
                        UNIQUE (namespace, name)
                    ) STRICT
                    """)
        }
        return migrator
    }
}
