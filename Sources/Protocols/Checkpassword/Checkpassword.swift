/// The checkpassword interface as Dovecot 2.3 uses it.
///
/// The program reads a name and a password from descriptor 3 (``Input``), learns from its
/// environment what is asked (``Query``), and when the answer is good executes the program that
/// its arguments name, with the answer in the environment (``Answer``). Any other answer is its
/// exit code (``ExitCode``). See "https://cr.yp.to/checkpwd/interface.html" and Dovecot's
/// `doc/wiki/AuthDatabase.CheckPassword.txt`.
public enum Checkpassword {
    /// The descriptor that the name and the password are read from.
    public static let inputDescriptor: Int32 = 3

    /// The most that may be written to it; a longer input is refused as a whole.
    public static let maximumInputLength = 512
}
