import Protocols
import Testing

@Suite struct QueryTests {
    private func query(_ variables: [String: String]) -> Checkpassword.Query {
        Checkpassword.Query { variables[$0] }
    }

    @Test func `a login has neither of the two variables`() {
        let query = query([
            "PROTO": "TCP", "SERVICE": "imap", "TCPREMOTEIP": "2001:db8::7",
            "TCPLOCALIP": "2001:db8::1", "AUTH_MECH": "PLAIN", "AUTH_SECURED": "secured",
            "AUTH_CERT": "", "AUTH_SESSION": "x1", "ORIG_UID": "107",
        ])
        #expect(query.kind == .login)
        #expect(query.service == "imap")
        #expect(query.remoteAddress == "2001:db8::7")
        #expect(query.localAddress == "2001:db8::1")
        #expect(query.mechanism == "PLAIN")
        #expect(query.session == "x1")
        #expect(query.isSecured)
        #expect(!query.hasValidCertificate)
        #expect(query.masterUser == nil)
    }

    @Test func `an empty environment is a login of nobody knows where from`() {
        let query = query([:])
        #expect(query.kind == .login)
        #expect(query.service.isEmpty)
        #expect(query.remoteAddress == nil)
        #expect(!query.isSecured)
    }

    @Test(arguments: [
        (["AUTHORIZED": "1"], Checkpassword.Query.Kind.lookup),
        (["AUTHORIZED": "2"], .login),
        (["AUTHORIZED": ""], .login),
        (
            ["AUTHORIZED": "1", "CREDENTIALS_LOOKUP": "1", "SCHEME": "CRAM-MD5"],
            .credentials(scheme: "CRAM-MD5")
        ),
        (["AUTHORIZED": "1", "CREDENTIALS_LOOKUP": "1", "SCHEME": ""], .lookup),
        (["CREDENTIALS_LOOKUP": "1"], .login),
    ])
    func `the kind of question`(variables: [String: String], kind: Checkpassword.Query.Kind) {
        #expect(query(variables).kind == kind)
    }

    @Test func `certificate and master user`() {
        let query = query(["AUTH_CERT": "valid", "MASTER_USER": "root"])
        #expect(query.hasValidCertificate)
        #expect(query.masterUser == "root")
    }
}
