import Accounts
import Glibc
import TestSupport

@testable import AccountsMariaDB

/// A database of its own for a test, with a user who may do everything in it and nothing else.
final class TestDatabase {
    let files: TemporaryDirectory
    let name: String
    let optionFile: String
    private let server: MariaDBServer

    /// Makes the database; with the tables that `mailwright init` makes, or with those of `sql` only.
    init(sql: String? = nil) throws {
        server = try MariaDBServer.shared()
        files = try TemporaryDirectory()
        name = "t\(UInt32.random(in: 0 ... .max))"
        optionFile = try files.write(
            "my.cnf",
            """
            [client]
            socket = \(server.socket)
            user = \(name)
            password = "p#\(name)"
            database = \(name)

            """)
        try server.run(
            """
            CREATE DATABASE \(name);
            CREATE USER \(name)@localhost IDENTIFIED BY 'p#\(name)';
            GRANT ALL ON \(name).* TO \(name)@localhost;
            """)
        if let sql {
            try run(sql)
        } else {
            try prepare()
        }
    }

    deinit {
        _ = try? server.run("DROP DATABASE \(name); DROP USER \(name)@localhost")
    }

    /// What `mailwright init` does.
    @discardableResult
    func prepare() throws(AccountChangeFailure) -> [String] {
        try MariaDBPreparation(optionFile: optionFile).run()
    }

    var directory: MariaDBDirectory { MariaDBDirectory(optionFile: optionFile) }

    func connection() throws(MariaDBError) -> MariaDBConnection {
        try MariaDBConnection(optionFile: optionFile)
    }

    /// Runs SQL as root, in this database.
    @discardableResult
    func run(_ sql: String) throws -> String {
        try server.run(sql, database: name)
    }

    /// The statement in the site's manual, as printed there.
    static let manual = """
        INSERT INTO user (username, fullnamealias, realname, password) VALUES \
        ('user', 'user.name', 'User Name', '$1$caea3837$gPafod/Do/8Jj5M9HehhM.');
        """

    /// Tables as a site of 2009 may have made them.
    static let site = """
        CREATE TABLE user (id INT AUTO_INCREMENT PRIMARY KEY, username VARCHAR(32) NOT NULL,
            fullnamealias VARCHAR(64), realname VARCHAR(64), password VARCHAR(64),
            UNIQUE (username)) ENGINE=InnoDB CHARACTER SET latin1;
        CREATE TABLE aliases (address VARCHAR(255) NOT NULL, owner VARCHAR(32) NOT NULL)
            ENGINE=InnoDB CHARACTER SET utf8mb3 COLLATE utf8mb3_unicode_ci;
        """
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
