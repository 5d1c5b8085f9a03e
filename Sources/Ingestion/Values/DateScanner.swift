import FeedbackModel

/// Takes a date cell apart, from left to right.
struct DateScanner {
  /// What a cell states.
  enum Fields {
    /// An instant in seconds since the epoch.
    case instant(Int)
    /// A day, the second of it and the distance from UTC in seconds, as far as they are stated.
    case civil(CalendarDay, second: Int?, offset: Int?)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Returns what the whole cell states; nil when any of it cannot be read.
  mutating func fields(order: DateOrder?) -> Fields? {
    skipSpace()
    guard let first = peek else { return nil }
    if isDigit(first) { return numericFields(order: order) }
    return isLetter(first) ? namedFields() : nil
  }

  /// Returns the first two numbers of a date such as `3/4/2026`; nil for every other form.
  static func leadingPair(of bytes: UnsafeBufferPointer<UInt8>) -> (first: Int, second: Int)? {
    var scanner = DateScanner(bytes)
    scanner.skipSpace()
    guard let first = scanner.number(), first.digits <= 2, let separator = scanner.peek,
      separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-")
    else { return nil }
    scanner.at += 1
    guard let second = scanner.number(), second.digits <= 2, scanner.peek == separator else {
      return nil
    }
    scanner.at += 1
    guard let year = scanner.number(), year.digits == 4 || year.digits == 2 else { return nil }
    return (first.value, second.value)
  }

  // MARK: - Dates

  private mutating func numericFields(order: DateOrder?) -> Fields? {
    guard let first = number() else { return nil }
    guard let separator = peek else { return plainNumber(first) }
    switch separator {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
      if separator == UInt8(ascii: "."), first.digits > 4 { return plainNumber(first) }
      at += 1
      if let letter = peek, isLetter(letter) { return dayFirst(first.value, separator) }
      guard let second = number() else { return nil }
      guard skip(separator), let third = number() else { return nil }
      guard let day = numericDay(first, second, third, separator, order) else { return nil }
      return rest(of: day)
    default:
      return dayFirst(first.value, nil)
    }
  }

  private func numericDay(
    _ first: Number,
    _ second: Number,
    _ third: Number,
    _ separator: UInt8,
    _ order: DateOrder?
  ) -> CalendarDay? {
    if first.digits == 4 {
      return CalendarDay(year: first.value, month: second.value, day: third.value)
    }
    guard first.digits <= 2, second.digits <= 2, let year = fullYear(third) else { return nil }
    let isMonthFirst: Bool
    if separator == UInt8(ascii: ".") {
      isMonthFirst = false
    } else if let order {
      isMonthFirst = order == .monthDayYear
    } else if first.value > 12 || second.value > 12 || first.value == second.value {
      isMonthFirst = second.value > 12
    } else {
      return nil
    }
    let (month, day) =
      isMonthFirst ? (first.value, second.value) : (second.value, first.value)
    return CalendarDay(year: year, month: month, day: day)
  }

  /// Reads what follows the day in `4 March 2026`, `4-Mar-26`, `4th of March, 2026`.
  private mutating func dayFirst(_ day: Int, _ separator: UInt8?) -> Fields? {
    if separator == nil { skipOrdinal() }
    skipSpace()
    if word(is: "of") { skipSpace() }
    guard let month = monthName() else { return nil }
    if let separator { _ = skip(separator) } else { skipPunctuation() }
    guard let year = number().flatMap(fullYear),
      let day = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    return rest(of: day)
  }

  /// Reads a date that begins with a word: a weekday, which is not looked at, or a month.
  private mutating func namedFields() -> Fields? {
    if skipWeekday() {
      skipPunctuation()
      if let digit = peek, isDigit(digit), let day = number() {
        let separator = peek == UInt8(ascii: "-") ? peek : nil
        if separator != nil { at += 1 }
        return dayFirst(day.value, separator)
      }
    }
    guard let month = monthName() else { return nil }
    skipPunctuation()
    guard let day = number(), day.digits <= 2 else { return nil }
    skipOrdinal()
    skipPunctuation()
    guard let next = number() else { return nil }
    if peek == UInt8(ascii: ":") {
      // `Wed Oct 10 20:19:24 +0000 2018`
      guard let second = time(fromHour: next.value) else { return nil }
      skipSpace()
      let offset = utcOffset()
      skipSpace()
      guard let year = number(), year.digits == 4, isAtEnd,
        let date = CalendarDay(year: year.value, month: month, day: day.value)
      else { return nil }
      return .civil(date, second: second, offset: offset)
    }
    guard let year = fullYear(next),
      let date = CalendarDay(year: year, month: month, day: day.value)
    else { return nil }
    return rest(of: date)
  }

  /// Reads a cell of digits only: `20260304`, Unix seconds or milliseconds, with or without a fraction.
  private mutating func plainNumber(_ number: Number) -> Fields? {
    if skip(UInt8(ascii: ".")) { _ = self.number() }
    skipSpace()
    guard peek == nil else { return nil }
    switch number.digits {
    case 8:
      let (year, month, day) = (number.value / 10_000, number.value / 100 % 100, number.value % 100)
      return CalendarDay(year: year, month: month, day: day).map {
        .civil($0, second: nil, offset: nil)
      }
    case 9, 10: return .instant(number.value)
    case 12, 13: return .instant(number.value / 1_000)
    case 15, 16: return .instant(number.value / 1_000_000)
    default: return nil
    }
  }

  /// Returns the year of two or four digits; two digits are 1969…2068, as POSIX has it.
  private func fullYear(_ year: Number) -> Int? {
    switch year.digits {
    case 4: year.value
    case 2: year.value + (year.value < 69 ? 2000 : 1900)
    default: nil
    }
  }

  // MARK: - Times

  /// Reads the time and the offset behind a date, if there are any, to the end of the cell.
  private mutating func rest(of day: CalendarDay) -> Fields? {
    if peek == UInt8(ascii: "T") || peek == UInt8(ascii: "t") {
      at += 1
    } else {
      skipPunctuation()
      if word(is: "at") { skipSpace() }
    }
    guard peek != nil else { return .civil(day, second: nil, offset: nil) }
    guard let hour = number(), hour.digits <= 2, let second = time(fromHour: hour.value) else {
      return nil
    }
    skipSpace()
    let offset = utcOffset()
    skipSpace()
    if peek == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") { at = bytes.count }
    return isAtEnd ? .civil(day, second: second, offset: offset) : nil
  }

  private mutating func time(fromHour hour: Int) -> Int? {
    var hour = hour
    guard skip(UInt8(ascii: ":")), let minute = number(), minute.digits == 2, minute.value < 60
    else { return nil }
    var second = 0
    if skip(UInt8(ascii: ":")) {
      guard let seconds = number(), seconds.digits == 2, seconds.value <= 60 else { return nil }
      second = seconds.value
      if peek == UInt8(ascii: ".") || peek == Byte.comma {
        at += 1
        guard number() != nil else { return nil }
      }
    }
    let start = at
    skipSpace()
    if let isAfternoon = meridiem() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    } else {
      at = start
    }
    return hour < 24 ? hour * 3_600 + minute.value * 60 + second : nil
  }

  private mutating func meridiem() -> Bool? {
    if word(is: "am") || word(is: "a.m.") { return false }
    return word(is: "pm") || word(is: "p.m.") ? true : nil
  }

  /// The zone names of RFC 2822, section 4.3, in hours from UTC.
  private static let zoneNames: [(name: StaticString, hours: Int)] = [
    ("utc", 0), ("gmt", 0), ("z", 0), ("est", -5), ("edt", -4), ("cst", -6), ("cdt", -5),
    ("mst", -7), ("mdt", -6), ("pst", -8), ("pdt", -7),
  ]

  /// Reads `Z`, `UTC`, `GMT+1`, `+0100`, `-05:00`, `+01`.
  private mutating func utcOffset() -> Int? {
    var base: Int?
    for (name, hours) in Self.zoneNames where word(is: name) {
      base = hours * 3_600
      break
    }
    guard let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return base
    }
    at += 1
    guard let first = number() else {
      at -= 1
      return base
    }
    var (hours, minutes) =
      first.digits <= 2 ? (first.value, 0) : (first.value / 100, first.value % 100)
    if first.digits <= 2, skip(UInt8(ascii: ":")) {
      guard let second = number(), second.digits == 2 else { return nil }
      minutes = second.value
    }
    guard hours <= 18, minutes < 60 else { return nil }
    if sign == UInt8(ascii: "-") { (hours, minutes) = (-hours, -minutes) }
    return (base ?? 0) + hours * 3_600 + minutes * 60
  }

  // MARK: - Words and bytes

  /// A run of digits.
  private struct Number {
    var value: Int
    var digits: Int
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private var isAtEnd: Bool { at == bytes.count }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek {
      if byte == Byte.space || byte == Byte.tab {
        at += 1
      } else if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 {
        at += 2
      } else if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0xAF {
        // U+202F, which newer systems put before AM and PM.
        at += 3
      } else {
        return
      }
    }
  }

  private mutating func skipPunctuation() {
    skipSpace()
    while skip(Byte.comma) || skip(UInt8(ascii: ".")) { skipSpace() }
  }

  private mutating func skipOrdinal() {
    _ = word(is: "st") || word(is: "nd") || word(is: "rd") || word(is: "th")
  }

  /// The most digits that a date may have together; more would overflow or mean nothing.
  private static let maximumDigits = 18

  private mutating func number() -> Number? {
    let start = at
    var value = 0
    while let byte = peek, isDigit(byte) {
      guard at - start < Self.maximumDigits else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      at += 1
    }
    return at > start ? Number(value: value, digits: at - start) : nil
  }

  /// Steps over a word in any case, if it stands here as a whole.
  private mutating func word(is expected: StaticString) -> Bool {
    let count = expected.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for index in 0..<count where lowercase(bytes[at + index]) != expected.utf8Start[index] {
      return false
    }
    let next = at + count
    guard next == bytes.count || !isLetter(bytes[next]) else { return false }
    at = next
    return true
  }

  private static let months: [StaticString] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let weekdays: [StaticString] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private mutating func monthName() -> Int? { name(among: Self.months).map { $0 + 1 } }

  private mutating func skipWeekday() -> Bool { name(among: Self.weekdays) != nil }

  /// Steps over a name that is one of the words, whole or cut after three letters or more.
  private mutating func name(among words: [StaticString]) -> Int? {
    var end = at
    while end < bytes.count, isLetter(bytes[end]) { end += 1 }
    let count = end - at
    guard count >= 3 else { return nil }
    for (index, word) in words.enumerated() where count <= word.utf8CodeUnitCount {
      let isSame = (0..<count).allSatisfy { lowercase(bytes[at + $0]) == word.utf8Start[$0] }
      if isSame {
        at = end
        return index
      }
    }
    return nil
  }

  private func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercase(byte))
  }
}
