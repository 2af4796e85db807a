/// The audit of full-name aliases and real names, which the first tables did not have.
enum SQLiteNameAudit {
    static let migration = """
        CREATE TRIGGER mailwright_fullnamealias_set AFTER UPDATE OF fullnamealias ON user
        WHEN COALESCE(NEW.fullnamealias, '') <> COALESCE(OLD.fullnamealias, '') COLLATE BINARY
        BEGIN
            INSERT INTO mailwright_audit (action, subject) VALUES (
                'full-name alias set',
                NEW.username || CASE COALESCE(NEW.fullnamealias, '')
                    WHEN '' THEN ' to none' ELSE ' to ' || NEW.fullnamealias END);
        END;
        CREATE TRIGGER mailwright_realname_set AFTER UPDATE OF realname ON user
        WHEN COALESCE(NEW.realname, '') <> COALESCE(OLD.realname, '')
        BEGIN
            INSERT INTO mailwright_audit (action, subject)
                VALUES ('real name set', NEW.username);
        END;

        """
}
