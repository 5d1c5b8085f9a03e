/// Who writes in a conversation, as exports name it.
public enum AuthorType: Hashable, Sendable {
  /// The customer, and everyone who is not known to write for the company.
  case customer
  /// The company: its staff and its machines.
  case company

  /// Names that exports give to those who write for a company, by their letters and digits.
  private static let companyNames: Set<String> = [
    "agent", "agents", "humanagent", "supportagent", "liveagent", "chatagent", "serviceagent",
    "admin", "administrator", "bot", "chatbot", "robot", "virtualagent", "virtualassistant",
    "assistant", "automated", "automation", "workflow", "system", "operator", "staff", "teammate",
    "team", "employee", "support", "supportteam", "representative", "rep", "csr", "advisor",
    "adviser", "moderator", "company", "brand", "business", "owner", "mitarbeiter", "agente",
    "conseiller", "operador", "operatore", "medewerker",
  ]

  /// The longest name that is looked at, in bytes; longer cells hold something else.
  private static let longestName = 40

  /// Reads a cell; names that are not known are customers, as `user`, `lead` or an address is.
  ///
  /// - Complexity: O(*bytes*)
  public init(_ cell: some Collection<UInt8>) {
    guard cell.count <= Self.longestName else {
      self = .customer
      return
    }
    let name = ColumnSpellings.normalized(String(decoding: cell, as: UTF8.self))
    self = Self.companyNames.contains(name) ? .company : .customer
  }
}
