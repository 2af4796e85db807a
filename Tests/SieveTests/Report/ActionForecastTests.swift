import Sieve
import Testing

@Suite struct ActionForecastTests {
    @Test func `a new one has nothing against the action`() {
        let forecast = ActionForecast()
        #expect(forecast.refusals.isEmpty && forecast.conditions.isEmpty)
        #expect(forecast.copyRefusals.isEmpty)
    }
}
