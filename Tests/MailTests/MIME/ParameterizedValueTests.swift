import Mail
import Testing

@Suite struct ParameterizedValueTests {
    /// The value and the parameters as one text.
    private func read(_ text: String) -> String {
        let field = ParameterizedValue(parsing: Array(text.utf8))
        return ([field.value] + field.parameters.map { $0.name + [0x3D] + $0.value })
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|")
    }

    @Test(arguments: [
        ("Text/Plain", "text/plain"), (" text / plain ", "text/plain"),
        ("text/plain; charset=us-ascii (Plain text)", "text/plain|charset=us-ascii"),
        ("text/plain; charset=\"us-ascii\"", "text/plain|charset=us-ascii"),
        ("(a (nested) comment)text/plain;CHARSET = x ;", "text/plain|charset=x"),
        ("a; b=\"x;y=z\"; c=\"q\\\"uo\\te\"", "a|b=x;y=z|c=q\"uote"),
        ("a; b=\" kept \"; c= two words ", "a|b= kept |c=two words"),
        ("a;b;;=c;d=e", "a|d=e"), ("a; b=1; B=2", "a|b=1"), ("a; b=\"open", "a|b=open"),
        ("a; b=(open; c=d", "a|b=(open|c=d"), ("", ""), (";;;", ""), ("a;b=", "a|b="),
        ("a; b=c=d", "a|b=c=d"), ("a; b=\"x\"y", "a|b=xy"),
        ("a; name=\"=?utf-8?q?Gr=C3=BC=C3=9Fe?=\"", "a|name=Grüße"),
    ])
    func `values and parameters`(text: String, expected: String) {
        #expect(read(text) == expected)
    }

    @Test(arguments: [
        ("a; t*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", "a|t=This is ***fun***"),
        (
            "a; u*0=\"ftp://\"; u*1=\"cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar\"",
            "a|u=ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar"
        ),
        ("a; t*1*=%2Ab; t*0*=iso-8859-1'de'%FC; t*2=\"c%41\"", "a|t=ü*bc%41"),
        ("a; t*=koi8-r''%C8%C9", "a|t=хи"), ("a; t*=nothing%41", "a|t=nothingA"),
        ("a; t=old; t*=utf-8''new", "a|t=new"), ("a; t*0=a; t*2=c", "a|t=a"),
        ("a; t*1=b", "a|t="), ("a; t*0=a; t*0=b; t*1=c", "a|t=ac"),
        ("a; t*=utf-8''%4", "a|t=%4"), ("a; t*=utf-8''%zz%", "a|t=%zz%"),
        ("a; *=x; t*99999=y; t**=z", "a|*=x|t*99999=y|t*=z"),
        ("a; t*=x-unknown''%FF%41", "a|t=\u{FFFD}A"),
    ])
    func `continuations and charsets`(text: String, expected: String) {
        #expect(read(text) == expected)
    }

    @Test func `parameters are found in any case`() {
        let field = ParameterizedValue(parsing: Array("a; BounDary=x".utf8))
        #expect(field[Array("boundary".utf8)] == [0x78])
        #expect(field[Array("bound".utf8)] == nil)
    }

    @Test(arguments: ["(", ";", "a=(", "\"", "=", "x=\"(", "\\", "((()", ";t*0=a", "=?"])
    func `long and senseless values take linear time`(part: String) {
        let text = "a;" + String(repeating: part, count: 200_000)
        let clock = ContinuousClock()
        let start = clock.now
        let field = ParameterizedValue(parsing: Array(text.utf8))
        #expect(field.parameters.count <= ParameterizedValue.parameterLimit)
        #expect(clock.now - start < .seconds(5))
    }
}
