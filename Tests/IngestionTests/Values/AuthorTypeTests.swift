import Ingestion
import Testing

@Suite struct AuthorTypeTests {
  @Test(arguments: [
    "agent", "Admin", "BOT", "operator", "staff", "Support Agent", "virtual_assistant", "system",
    "teammate",
  ])
  func theCompanyIsKnownByItsName(name: String) {
    #expect(AuthorType(Array(name.utf8)) == .company)
  }

  @Test(
    arguments: [
      "customer", "user", "end-user", "visitor", "lead", "contact", "", "agent.smith@example.com",
      "Botany", "日本", "\u{FFFD}", "team building was a long way off in those days, long ago",
    ]
  )
  func everyoneElseIsACustomer(name: String) {
    #expect(AuthorType(Array(name.utf8)) == .customer)
  }

  @Test func bytesThatAreNoTextAreACustomer() {
    #expect(AuthorType([0xFF, 0xFE, 0x00]) == .customer)
  }
}
