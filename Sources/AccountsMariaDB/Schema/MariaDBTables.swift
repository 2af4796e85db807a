/// The tables, triggers and views of ours, and those of the site where it has none.
///
/// Every statement can be run again, since MariaDB commits after each that makes something: what was
/// interrupted is done from its beginning.
enum MariaDBTables {
    static let migration: [SQLText] = site + own + triggers + [rows] + views

    /// The tables that the site's manual has; they are made when missing, and never altered.
    private static let site: [SQLText] = [
        """
        CREATE TABLE IF NOT EXISTS user (
            username VARCHAR(64) NOT NULL PRIMARY KEY,
            fullnamealias VARCHAR(64) UNIQUE,
            realname VARCHAR(255),
            password VARCHAR(255)
        ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci
        """,
        """
        CREATE TABLE IF NOT EXISTS aliases (
            address VARCHAR(320) NOT NULL PRIMARY KEY,
            owner VARCHAR(64) NOT NULL,
            INDEX (owner)
        ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci
        """,
    ]

    private static let own: [SQLText] = [
        """
        CREATE TABLE IF NOT EXISTS mailwright_state (
            id INT NOT NULL PRIMARY KEY,
            schema_version INT NOT NULL
        ) ENGINE=InnoDB
        """,
        "INSERT IGNORE INTO mailwright_state VALUES (1, 0)",
        """
        CREATE TABLE IF NOT EXISTS mailwright_changes (
            origin INT UNSIGNED NOT NULL,
            slot INT UNSIGNED NOT NULL,
            changes BIGINT UNSIGNED NOT NULL,
            PRIMARY KEY (origin, slot)
        ) ENGINE=InnoDB
        """,
        """
        CREATE TABLE IF NOT EXISTS mailwright_account (
            username VARCHAR(255) NOT NULL PRIMARY KEY,
            enabled TINYINT NOT NULL DEFAULT 1,
            created CHAR(20),
            removed VARCHAR(64)
        ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
        """
        CREATE TABLE IF NOT EXISTS mailwright_audit (
            id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
            at CHAR(20) NOT NULL,
            actor VARCHAR(255) NOT NULL,
            action VARCHAR(64) NOT NULL,
            subject TEXT NOT NULL
        ) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        """,
    ]

    private static let triggers = [
        trigger(
            on: "user", after: "INSERT",
            """
            INSERT INTO mailwright_account (username, created) VALUES (NEW.username, \(sql: now))
            ON DUPLICATE KEY UPDATE
                enabled = IF(removed = \(sql: statement), enabled, 1),
                created = IF(removed = \(sql: statement), created, \(sql: now)),
                removed = NULL;
            \(sql: audit("'user added'", "NEW.username"))
            """),
        trigger(
            on: "user", after: "UPDATE",
            """
            IF NOT BINARY NEW.username <=> BINARY OLD.username THEN
                DELETE FROM mailwright_account WHERE username = NEW.username;
                UPDATE mailwright_account SET username = NEW.username
                    WHERE username = OLD.username;
                \(sql: audit("'user renamed'", "CONCAT(OLD.username, ' to ', NEW.username)"))
            END IF;
            IF NOT BINARY NEW.password <=> BINARY OLD.password THEN
                \(sql: audit("'password set'", "NEW.username"))
            END IF;
            IF NOT BINARY NEW.fullnamealias <=> BINARY OLD.fullnamealias THEN
                \(sql: audit(
                    "'full-name alias set'",
                    """
                    CONCAT(NEW.username, ' to ', COALESCE(NULLIF(NEW.fullnamealias, ''), 'none'))
                    """))
            END IF;
            IF NOT BINARY NEW.realname <=> BINARY OLD.realname THEN
                \(sql: audit("'real name set'", "NEW.username"))
            END IF;
            """),
        trigger(
            on: "user", after: "DELETE",
            """
            UPDATE mailwright_account SET removed = \(sql: statement)
                WHERE username = OLD.username;
            \(sql: audit("'user removed'", "OLD.username"))
            """),
        trigger(
            on: "aliases", after: "INSERT",
            audit("'alias added'", "CONCAT(NEW.address, ' of ', NEW.owner)")),
        trigger(
            on: "aliases", after: "UPDATE",
            audit("'alias changed'", "CONCAT(NEW.address, ' of ', NEW.owner)")),
        trigger(
            on: "aliases", after: "DELETE",
            audit("'alias removed'", "CONCAT(OLD.address, ' of ', OLD.owner)")),
        trigger(on: "mailwright_account", after: "INSERT", ""),
        trigger(
            on: "mailwright_account", after: "UPDATE",
            """
            IF NEW.enabled <> OLD.enabled AND NEW.removed IS NULL AND OLD.removed IS NULL THEN
                \(sql: audit(
                    "IF(NEW.enabled, 'user enabled', 'user disabled')", "NEW.username"))
            END IF;
            """),
        trigger(on: "mailwright_account", after: "DELETE", ""),
    ]

    /// For the accounts from before the triggers were there.
    private static let rows: SQLText = """
        INSERT IGNORE INTO mailwright_account (username) SELECT username FROM user
        """

    /// A trigger that does something, and counts the change.
    ///
    /// There is a counter for each server and 64 groups of its connections: with one for all, the
    /// writers of a site would wait for each other, and on the nodes of a Galera cluster one of two
    /// would fail. Their sum grows with each change that is committed, and with nothing else.
    private static func trigger(
        on table: SQLText, after verb: SQLText, _ body: SQLText
    ) -> SQLText {
        """
        CREATE OR REPLACE TRIGGER mailwright_\(sql: table)_\(sql: verb) \
        AFTER \(sql: verb) ON \(sql: table) FOR EACH ROW
        BEGIN
            \(sql: body)
            INSERT INTO mailwright_changes VALUES (
                CRC32(CONCAT_WS(':', @@hostname, @@port, @@server_id)), CONNECTION_ID() MOD 64, 1)
            ON DUPLICATE KEY UPDATE changes = changes + 1;
        END
        """
    }

    /// Who did what; the password itself, as a hash or not, is never copied.
    private static func audit(_ action: SQLText, _ subject: SQLText) -> SQLText {
        """
        INSERT INTO mailwright_audit (at, actor, action, subject) VALUES (
            \(sql: now), COALESCE(@mailwright_actor, USER()), \(sql: action), \(sql: subject));
        """
    }

    private static let now: SQLText = "DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%H:%i:%sZ')"

    /// Which statement it is: a REPLACE removes a row and adds it again, and must not enable an account
    /// that is disabled.
    private static let statement: SQLText = "CONCAT(CONNECTION_ID(), ' ', NOW(6))"

    /// What mysql_table(5) of Postfix can read without us; disabled accounts are not in them.
    private static let views: [SQLText] = [
        """
        CREATE OR REPLACE VIEW mailwright_virtual_mailboxes (username, mailbox) AS
            SELECT user.username, CONCAT(user.username, '/Maildir/') FROM user
            LEFT JOIN mailwright_account ON mailwright_account.username
                = CONVERT(user.username USING utf8mb4) COLLATE utf8mb4_bin
            WHERE COALESCE(enabled, 1) = 1
        """,
        """
        CREATE OR REPLACE VIEW mailwright_virtual_aliases (address, username) AS
            SELECT fullnamealias, user.username FROM user
            JOIN mailwright_virtual_mailboxes ON mailwright_virtual_mailboxes.username = user.username
            WHERE fullnamealias <> ''
            UNION ALL
            SELECT address, mailwright_virtual_mailboxes.username FROM aliases
            JOIN mailwright_virtual_mailboxes ON mailwright_virtual_mailboxes.username = owner
        """,
        """
        CREATE OR REPLACE VIEW mailwright_sender_logins (address, username) AS
            SELECT username, username FROM mailwright_virtual_mailboxes
            UNION ALL
            SELECT address, username FROM mailwright_virtual_aliases
        """,
    ]
}
