/// The names that exports give to columns, by role; where several columns fit, the spelling that stands first wins.
///
/// Names are compared by their letters and digits only: `Review Text`, `review_text` and `REVIEW-TEXT` are one. To
/// teach Earshot a further spelling, add it to the table below; nothing else needs to change.
enum ColumnSpellings {
  /// The spellings role by role, most telling first.
  ///
  /// English, German, French, Spanish, Italian, Portuguese, Dutch,
  /// Swedish, Polish, Japanese, Chinese.
  private static let table: [(role: ColumnRole, spellings: String)] = [
    (
      .text,
      """
      text, full text, comment, comments, comment text, comment body, survey comment, feedback, feedback text,
      customer feedback, customer comment, customer comments, review, review text, review body, review content,
      body, plain body, message, message text, message body, content, tweet, tweet text, post, post text, caption,
      verbatim, verbatims, verbatim comment, free text, freetext, open text, open ended response,
      open ended comment, open comment, answer, answer text, response, response text, description, reason,
      score reason, nps comment, nps reason, nps feedback, csat comment, nps verbatim, additional comments,
      other comments, remarks, remark, testimonial, sentence, document, utterance, transcript,
      kommentar, kommentare, bemerkung, bemerkungen, anmerkung, anmerkungen, freitext, rückmeldung, bewertungstext,
      rezension, nachricht, antwort, beschreibung, begründung,
      commentaire, commentaires, avis, texte, message client, remarque, remarques, verbatim client, réponse,
      comentario, comentarios, opinión, opinion, reseña, texto, mensaje, respuesta, observaciones, valoración texto,
      commento, commenti, recensione, testo, messaggio, risposta, osservazioni,
      comentário, comentários, avaliação texto, mensagem, resposta, observações, opinião,
      opmerking, opmerkingen, reactie, toelichting, tekst, bericht, antwoord,
      kommentarer, fritext, omdöme, synpunkter, svar, meddelande,
      komentarz, komentarze, opinia, uwagi, treść, wiadomość, odpowiedź,
      コメント, ご意見, 自由記述, 自由回答, 感想, レビュー, 本文, 评论, 评论内容, 意见, 反馈, 内容, 留言,
      note, notes
      """
    ),
    (
      .id,
      """
      id, id str, comment id, review id, response id, tweet id, ticket id, message id, post id, record id, row id,
      survey id, survey response id, submission id, case id, call id, conversation id, feedback id, answer id, uuid,
      guid, key, external id, review link,
      kennung, kommentar id, datensatz id, vorgangsnummer, identifiant, identificador, identificativo, kenmerk,
      identyfikator, 番号, 编号
      """
    ),
    (
      .date,
      """
      date, created at, timestamp, date time, datetime, created, creation date, date created, created date,
      created time, submitted at, submission date, submit date, date submitted, review date,
      review submit date and time, review last update date and time, comment date, feedback date, response date,
      recorded date, end date, date modified, completed at, completed date, completion date, survey date, answered at,
      answer date, posted at, post date, published at, published date, publish time, create time, update time,
      received at, received date, ended at, offered at, call date, tweet created, tweet date, start date, time, at, day,
      review submit millis since epoch, updated at, last updated,
      datum, zeitstempel, erstellt am, erstellt, eingangsdatum, abgegeben am, erstelldatum, zeit,
      horodatage, date de création, date de reponse, date de réponse, créé le, date avis, date d envoi,
      fecha, fecha de creación, fecha de envío, fecha de respuesta, creado el, fecha y hora,
      data, data di creazione, data invio, creato il, data e ora,
      data de criação, data de envio, criado em, data da resposta, carimbo de data hora,
      aanmaakdatum, aangemaakt op, tijdstip, skapad, tidpunkt, tidsstämpel,
      data utworzenia, utworzono, data dodania, 日付, 日時, 回答日時, 投稿日, 日期, 时间, 评论时间
      """
    ),
    (
      .score,
      """
      score, rating, nps, nps score, csat, csat score, ces, ces score, star rating, stars, survey score,
      overall rating, overall score, satisfaction, overall satisfaction, satisfaction score, satisfaction rating,
      customer satisfaction, likelihood to recommend, how likely are you to recommend, would recommend, recommend,
      recommendation, grade, mark, points, review rating, review score, user rating, overall, nps rating,
      airline sentiment gold score, effort, effort score, customer effort, customer effort score, ease, ease score,
      how easy was it, enps, enps score, employee satisfaction, staff satisfaction,
      bewertung, note gesamt, gesamtnote, gesamtbewertung, punkte, sterne, zufriedenheit, weiterempfehlung,
      note, note globale, évaluation, étoiles, satisfaction globale, recommandation,
      puntuación, calificación, valoración, estrellas, nota, satisfacción, recomendación,
      punteggio, voto, valutazione, stelle, soddisfazione,
      pontuação, avaliação, classificação, estrelas, satisfação,
      cijfer, beoordeling, waardering, sterren, tevredenheid, betyg, poäng, nöjdhet,
      ocena, gwiazdki, zadowolenie, 評価, 点数, スコア, 満足度, 评分, 星级, 分数, 满意度
      """
    ),
    (
      .channel,
      """
      channel, source, platform, network, social network, origin, medium, survey channel, contact channel, via,
      touchpoint, touch point, collector, store, feedback source, source name, media type,
      kanal, quelle, plattform, herkunft, canal, source avis, plateforme, réseau, origen, fuente, plataforma, red,
      canale, fonte, piattaforma, origem, bron, platforma, kanał, źródło, källa, チャネル, 媒体, 渠道, 来源, 平台
      """
    ),
    (
      .question,
      """
      question, question text, prompt, question label, question title, survey question, question name, item,
      frage, fragetext, question posée, intitulé, libellé question, pregunta, domanda, pergunta, questão, vraag,
      fråga, pytanie, 質問, 設問, 问题
      """
    ),
    (
      .language,
      """
      language, lang, language code, locale, reviewer language, user language, response language, iso language,
      tweet lang, sprache, sprachcode, langue, idioma, lengua, lingua, língua, taal, språk, język, 言語, 语言
      """
    ),
    (
      .respondent,
      """
      respondent, respondent id, customer id, user id, author id, author, user, username, user name, screen name,
      handle, customer, customer name, reviewer, reviewer nickname, reviewer name, name, contact id, member id,
      account id, client id, profile id, requester id, person id, email, email address, e mail,
      kunde, kundennummer, kunden id, nutzer, benutzer, autor, verfasser, teilnehmer, befragter,
      client, numéro client, utilisateur, auteur, répondant, cliente, id cliente, usuario, encuestado,
      utente, autore, codice cliente, usuário, respondente, klant, klantnummer, gebruiker, kund, användare,
      klient, użytkownik, respondent nr, 回答者, 顧客, 投稿者, 用户, 客户, 作者
      """
    ),
    (
      .reach,
      """
      reach, followers, followers count, follower count, user followers count, author followers, number of followers,
      audience, impressions, impression count, views, view count, page views,
      reichweite, follower, abonnenten, aufrufe, portée, abonnés, vues, alcance, seguidores, vistas, portata,
      visualizzazioni, visualizações, bereik, volgers, weergaven, räckvidd, följare, zasięg, obserwujący,
      フォロワー数, 粉丝数, 浏览量
      """
    ),
    (
      .repliedAt,
      """
      replied at, reply date, reply time, responded at, response time, answered on, first reply at, first response at,
      first responded at, developer reply date and time, developer response date, reply created at, reply timestamp,
      owner response date, reply update time, date of reply, brand replied at,
      beantwortet am, antwortdatum, répondu le, date de la réponse, respondido el, fecha respuesta, risposto il,
      data risposta, respondido em, beantwoord op, besvarad, odpowiedziano, 返信日時, 回复时间
      """
    ),
    (
      .replies,
      """
      replies, reply count, replies count, number of replies, response count, responses, comment count, answers,
      antworten, anzahl antworten, réponses, nombre de réponses, respuestas, número de respuestas, risposte,
      respostas, reacties, antwoorden, antal svar, odpowiedzi, liczba odpowiedzi, 返信数, 回复数
      """
    ),
    (
      .conversation,
      """
      conversation id, conversation uuid, conversation key, thread id, ticket conversation id, chat thread id,
      konversations id, gesprächs id, id conversation, id de conversation, id conversación, id conversazione,
      id conversa, gespreks id
      """
    ),
    (
      .authorType,
      """
      author type, sender type, author role, sender role, participant type, participant role, message author type,
      sent by, from, sender, autortyp, absendertyp, type auteur, tipo autor, tipo de autor
      """
    ),
    (.responseStatus, "response status, response type, status"),
    (.excluded, "excluded from calculations, exclude from calculations"),
  ]

  private static let ranks: [ColumnRole: [String: Int]] = Dictionary(
    uniqueKeysWithValues: table.map { entry in
      let spellings = entry.spellings.utf8
        .split { $0 == Byte.comma || $0 == Byte.lineFeed }
        .map { normalized(Substring($0)) }
      let ranked = spellings.filter { !$0.isEmpty }.enumerated().map { ($1, $0 + firstRank) }
      return (entry.role, Dictionary(ranked) { first, _ in first })
    }
  )

  /// Ranks 0 and 1 belong to names that options give.
  private static let firstRank = 2

  /// Returns how well a normalized name fits a role, smaller is better; nil when it does not.
  static func rank(_ normalized: String, for role: ColumnRole) -> Int? {
    ranks[role]?[normalized]
  }

  /// Returns all normalized spellings of a role, unordered.
  static func spellings(of role: ColumnRole) -> some Collection<String> {
    (ranks[role] ?? [:]).keys
  }

  /// Returns the letters and digits of a name, in lower case.
  static func normalized(_ name: some StringProtocol) -> String {
    if let normalized = normalizedASCII(name.utf8) { return normalized }
    return String(
      name.lowercased().unicodeScalars.filter { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar.properties.generalCategory == .nonspacingMark
      }.map(Character.init)
    )
  }

  /// Returns the same for a name of ASCII letters, as most are; nil for others.
  private static func normalizedASCII(_ name: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case 0x80...: return nil
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
