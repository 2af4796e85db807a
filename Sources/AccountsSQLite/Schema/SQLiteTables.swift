/// The first tables, as SQL that the `sqlite3` tool prints with `.schema`.
///
/// `user` and `aliases` are the site's: they are made when missing, and never altered. A row that
/// any program writes there is complete: the triggers add what we need beside it.
enum SQLiteTables {
    static let migration = site + own + counting + auditing + views

    private static let site = """
        CREATE TABLE IF NOT EXISTS user (
            username TEXT NOT NULL COLLATE NOCASE,
            fullnamealias TEXT COLLATE NOCASE,
            realname TEXT,
            password TEXT
        );
        CREATE TABLE IF NOT EXISTS aliases (
            address TEXT NOT NULL COLLATE NOCASE,
            owner TEXT NOT NULL COLLATE NOCASE
        );
        CREATE UNIQUE INDEX mailwright_user_username ON user (username COLLATE NOCASE);
        CREATE UNIQUE INDEX mailwright_user_fullnamealias ON user (fullnamealias COLLATE NOCASE)
            WHERE fullnamealias <> '';
        CREATE UNIQUE INDEX mailwright_aliases_address ON aliases (address COLLATE NOCASE);
        CREATE INDEX mailwright_aliases_owner ON aliases (owner COLLATE NOCASE);

        """

    private static let own = """
        CREATE TABLE mailwright_state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            schema_version INTEGER NOT NULL,
            change_counter INTEGER NOT NULL
        );
        INSERT INTO mailwright_state VALUES (1, 0, 1);
        CREATE TABLE mailwright_account (
            username TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
            created TEXT
        );
        CREATE TABLE mailwright_audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            actor TEXT NOT NULL DEFAULT 'sql',
            action TEXT NOT NULL,
            subject TEXT NOT NULL
        );

        """

    /// The change counter grows with each row that anybody changes.
    private static let counting = ["user", "aliases", "mailwright_account"].flatMap { table in
        ["INSERT", "UPDATE", "DELETE"].map { verb in
            """
            CREATE TRIGGER mailwright_count_\(table)_\(verb.lowercased()) AFTER \(verb) ON \(table)
            BEGIN
                UPDATE mailwright_state SET change_counter = change_counter + 1;
            END;

            """
        }
    }.joined()

    /// Who did what; the password itself, as a hash or not, is never copied.
    ///
    /// The new row of ours is guarded by NOT EXISTS, since INSERT OR REPLACE into `user` would
    /// turn any other guard into a replacement, and a disabled account would be enabled again.
    private static let auditing = """
        CREATE TRIGGER mailwright_user_added AFTER INSERT ON user
        BEGIN
            INSERT INTO mailwright_account (username, created)
                SELECT NEW.username, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
                WHERE NOT EXISTS
                    (SELECT 1 FROM mailwright_account WHERE username = NEW.username);
            INSERT INTO mailwright_audit (action, subject) VALUES ('user added', NEW.username);
        END;
        CREATE TRIGGER mailwright_user_removed AFTER DELETE ON user
        BEGIN
            DELETE FROM mailwright_account WHERE username = OLD.username;
            INSERT INTO mailwright_audit (action, subject) VALUES ('user removed', OLD.username);
        END;
        CREATE TRIGGER mailwright_user_renamed AFTER UPDATE OF username ON user
        WHEN NEW.username IS NOT OLD.username
        BEGIN
            UPDATE mailwright_account SET username = NEW.username WHERE username = OLD.username;
            INSERT INTO mailwright_audit (action, subject)
                VALUES ('user renamed', OLD.username || ' to ' || NEW.username);
        END;
        CREATE TRIGGER mailwright_password_set AFTER UPDATE OF password ON user
        WHEN NEW.password IS NOT OLD.password
        BEGIN
            INSERT INTO mailwright_audit (action, subject) VALUES ('password set', NEW.username);
        END;
        CREATE TRIGGER mailwright_user_enabled AFTER UPDATE OF enabled ON mailwright_account
        WHEN NEW.enabled <> OLD.enabled
        BEGIN
            INSERT INTO mailwright_audit (action, subject) VALUES (
                CASE NEW.enabled WHEN 1 THEN 'user enabled' ELSE 'user disabled' END,
                NEW.username);
        END;
        CREATE TRIGGER mailwright_alias_added AFTER INSERT ON aliases
        BEGIN
            INSERT INTO mailwright_audit (action, subject)
                VALUES ('alias added', NEW.address || ' of ' || NEW.owner);
        END;
        CREATE TRIGGER mailwright_alias_changed AFTER UPDATE ON aliases
        BEGIN
            INSERT INTO mailwright_audit (action, subject)
                VALUES ('alias changed', NEW.address || ' of ' || NEW.owner);
        END;
        CREATE TRIGGER mailwright_alias_removed AFTER DELETE ON aliases
        BEGIN
            INSERT INTO mailwright_audit (action, subject)
                VALUES ('alias removed', OLD.address || ' of ' || OLD.owner);
        END;

        """

    /// What sqlite_table(5) of Postfix can read without us; disabled accounts are not in them.
    private static let views = """
        CREATE VIEW mailwright_virtual_mailboxes (username, mailbox) AS
            SELECT user.username, user.username || '/Maildir/' FROM user
            LEFT JOIN mailwright_account ON mailwright_account.username = user.username
            WHERE COALESCE(enabled, 1) = 1;
        CREATE VIEW mailwright_virtual_aliases (address, username) AS
            SELECT fullnamealias, user.username FROM user
            JOIN mailwright_virtual_mailboxes USING (username) WHERE fullnamealias <> ''
            UNION ALL
            SELECT address, username FROM aliases
            JOIN mailwright_virtual_mailboxes ON username = owner;
        CREATE VIEW mailwright_sender_logins (address, username) AS
            SELECT username, username FROM mailwright_virtual_mailboxes
            UNION ALL
            SELECT address, username FROM mailwright_virtual_aliases;

        """
}
