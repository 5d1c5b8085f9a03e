import KPIModel
import Testing

@Suite("Rating answers")
struct RatingColumnTests {
  @Test("come back from every column as they were put in")
  func roundTrip() {
    let answers: [RatingAnswer] = [.none, .invalid, .code(0), .code(10), .code(253)]
    for column in 0..<RatingAnswers.columnLimit {
      for answer in answers {
        var ratings = RatingAnswers()
        ratings[column] = answer
        for other in 0..<RatingAnswers.columnLimit {
          #expect(ratings[other] == (other == column ? answer : .none))
        }
      }
    }
  }

  @Test("that are no code at all are invalid", arguments: [-1, 254, 255, 256, Int.max, Int.min])
  func outside(_ code: Int) { #expect(RatingAnswers(.code(code))[0] == .invalid) }

  @Test("replace each other")
  func replace() {
    var ratings = RatingAnswers(.code(9), .code(3))
    ratings[0] = .invalid
    ratings[0] = .code(2)
    ratings[1] = .none
    #expect(ratings == RatingAnswers(.code(2)))
  }

  @Test("are at most eight")
  func tooMany() async {
    await #expect(processExitsWith: .failure) { _ = RatingAnswers()[8] }
  }
}
