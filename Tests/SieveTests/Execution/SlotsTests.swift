import Testing

@testable import Sieve

@Suite struct SlotsTests {
    private struct First: ExtensionState, Equatable {
        var number = 1
    }

    private struct Second: ExtensionState, Equatable {
        var text = ""
    }

    private struct Local: ExtensionState {
        static var belongsToScript: Bool { true }
        var number = 0
    }

    @Test func `a script has states of its own`() {
        var slots = Slots()
        slots[First.self].number = 7
        slots[Local.self].number = 1
        let outer = slots.takeScriptStates()
        #expect(slots.existing(Local.self) == nil)
        slots[Local.self].number = 2
        #expect(slots[First.self].number == 7)
        slots[First.self].number = 8
        slots.putBack(outer)
        #expect(slots[Local.self].number == 1)
        #expect(slots[First.self].number == 8)
    }

    @Test func `a state is found by its type`() {
        var slots = Slots()
        slots[First.self].number += 1
        slots[Second.self].text = "x"
        slots[First.self].number += 1
        #expect(slots[First.self].number == 3)
        #expect(slots[Second.self].text == "x")
    }

    @Test func `a state is made when it is asked for`() {
        var slots = Slots()
        #expect(slots.existing(First.self) == nil)
        #expect(slots[First.self].number == 1)
        #expect(slots.existing(First.self)?.number == 1)
        #expect(slots.existing(Second.self) == nil)
    }
}
