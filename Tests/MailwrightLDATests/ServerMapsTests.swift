import AuthServiceTestSupport
import Outcomes
import SystemClock
import Testing

@testable import mailwright_lda

@Suite struct ServerMapsTests {
    private func value(
        _ behaviour: FakeAuthService.Behaviour, before deadline: Deadline?
    ) throws -> [UInt8]? {
        let fake = try FakeAuthService(behaviour)
        return try ServerMaps(socket: fake.path)
            .value(of: Array("a@b.c".utf8), inMap: "staff", before: deadline)
    }

    @Test func `a map is asked although programs have taken all the time`() throws {
        let answer = FakeAuthService.Behaviour.writing(Array("4:OK x,".utf8))
        #expect(try value(answer, before: Deadline(after: .zero)) == Array("x".utf8))
        #expect(try value(answer, before: nil) == Array("x".utf8))
    }

    @Test func `a server that is not there is an outage`() {
        let failure = #expect(throws: LookupFailure.self) {
            try ServerMaps(socket: "/nonexistent/lookup").value(
                of: [0x61], inMap: "staff", before: nil)
        }
        guard case .temporary? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }
}
