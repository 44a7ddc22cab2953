// Fixed phrases of mail programs and letters in English, German, French, Spanish, Italian, Dutch and Polish.

/** A line that introduces a quoted mail, such as "On Tue, 24 Nov 2026 at 10:12, Ann wrote:". */
export const ATTRIBUTION =
  /^(?:on\b.{6,}\bwrote|(?:am|on)\b.{6,}\bschrieb\b.*|.{3,}\bschrieb am\b.{6,}|le\b.{6,}\ba écrit|el\b.{6,}\bescribió|(?:il|in data)\b.{6,}\bha scritto|op\b.{6,}\b(?:schreef|het volgende geschreven)\b.*|(?:w dniu|dnia|pon\.?|wt\.?|śr\.?|czw\.?|pt\.?|sob\.?|niedz\.?).{6,}\bnapisał(?:\(a\)|a)?)\s*:$/iu;

/** The line above a forwarded mail. */
export const FORWARDED =
  /^[-_*\s>]*(?:(?:begin )?forwarded (?:message|by)|weitergeleitete nachricht|message (?:transféré|réexpédié)|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|wiadomość przekazana dalej|przekazana wiadomość)\b[-_*:\s]*/iu;

/** One line of a mail's header block, as Outlook and others print it into the text. */
export const HEADER_FIELD =
  /^\*?(?:from|sent|to|cc|bcc|date|subject|reply-to|von|gesendet|an|datum|betreff|de|envoyé|à|objet|enviado(?: el)?|para|fecha|asunto|da|inviato|a|data|oggetto|van|verzonden|aan|onderwerp|od|wysłano|wysłane|do|dw|temat)\*?\s?:\*?\s?\S/iu;

/** The first line of an automatic reply. */
export const AUTOMATIC =
  /^(?:subject:\s*)?(?:auto(?:matic|mated)?[- ]?(?:reply|response)|out of (?:the )?office|i am (?:currently )?out of (?:the )?office|automatische (?:antwort|abwesenheitsnotiz)|abwesenheits(?:notiz|nachricht|assistent)|ich bin (?:derzeit |zur zeit |momentan )?nicht im (?:büro|haus)|réponse automatique|absence du bureau|je suis (?:actuellement )?absente?\b|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|afwezigheids(?:bericht|melding)|autoodpowiedź|odpowiedź automatyczna|jestem (?:obecnie )?poza biurem)(?![\p{L}])/iu;

/** A line that closes a letter and says nothing else. */
export const CLOSINGS =
  /^(?:(?:(?:many |with )?(?:kind(?:est)?|best|warm(?:est)?) )?(?:regards|wishes)|(?:all the )?best|cheers|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|thank(?:s|ing you| you)?(?: (?:so much|a lot|again|in advance|very much|and (?:kind |best )?regards))?|many thanks|thx|br|rgds|mit (?:freundlichen|besten|lieben|herzlichen) grü(?:ß|ss)en|(?:freundliche|beste|viele|liebe|schöne) grü(?:ß|ss)e|mfg|lg|vg|danke(?: (?:schön|im voraus|und .{3,25}))?|vielen dank|(?:bien )?cordialement|bien à vous|salutations(?: distinguées)?|merci(?: (?:d'avance|beaucoup))?|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|(?:muchas )?gracias(?: de antemano)?|(?:cordiali|distinti) saluti|grazie(?: mille)?|saluti|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|(?:alvast )?(?:bedankt|dank(?: u)?)|(?:serdecznie )?pozdrawiam(?: serdecznie)?|z (?:poważaniem|góry dziękuję)|dziękuję)[\s,.!–-]*$/iu;

/** The line that a phone adds. */
export const DEVICE_LINE =
  /^(?:sent (?:from|with|via) (?:my|outlook|proton|yahoo|gmail)\b|get outlook for\b|(?:von meinem|gesendet von)\b.{0,40}\b(?:iphone|ipad|handy|android|samsung|gesendet|mail)|envoyé (?:de|depuis) mon\b|enviado (?:desde|de) mi\b|inviato (?:da|dal) mio\b|verzonden (?:vanaf|met) mijn\b|wysłane? z\b.{0,20}\b(?:iphone|telefonu|androida))/iu;

/** What disclaimers and company footers say. Two of them in one paragraph make a disclaimer. */
export const BODY_MARKS = [
  /\bconfidential|\bvertraulich|\bconfidenti(?:el|al)|\bconfidenziale|\briservat|\bvertrouwelijk|\bpoufn/iu,
  /\b(?:intended|solely) (?:only )?for\b|\bintended recipient|\b(?:named )?addressee|\bempfänger\b|\bdestinataire|\bdestinatario|\bgeadresseerde|\badresat/iu,
  /\bthis (?:e-?mail|message)\b|\bdiese e-?mail|\bce (?:message|courriel)|\beste (?:mensaje|correo)|\bquest[ao] (?:e-?mail|messaggio)|\bdit bericht|\bta wiadomość|\bniniejsza wiadomość/iu,
  /\bnotify (?:the sender|us)|\bdelete (?:it|this)|\binformieren sie .{0,20}absender|\bavis(?:er|ez) l'expéditeur|\bavise al remitente|\bavvisare il mittente|\bde afzender|\bnadawc/iu,
  /\bunauthori[sz]ed\b|\bdisclosure|\bprivileged|\bprohibited|\bunbefugt|\bnon autorisé|\bno autorizad|\bnon autorizzat|\bonbevoegd/iu,
  /\bvirus|\bmonitored|\bphishing|\bfraud\b.{0,60}\b(?:call|never|beware)|\bnever ask\b/iu,
  /\bregistered (?:in|office|number)|\bcompany (?:no|number|reg)|\bvat\b|\bgeschäftsführ|\bamtsgericht|\bhandelsregister|\bust-?id|\bsiret|\brcs\b|\bp\.? ?iva|\bkvk\b|\bnip\b|\bkrs\b/iu,
  /\bprint(?:ing)? this\b|\benvironment\b/iu,
];

/** "I" and "my": a writer speaks, not a company. */
export const FIRST_PERSON =
  /(?<![\p{L}'’])(?:i|i['’](?:m|ve|d|ll)|my|me|ich|mein(?:e[mnrs]?)?|mir|mich|je|j['’]ai|mon|ma|mes|yo|mi|mis|io|mio|mia|ik|mijn|ja|mój|moja|moje)(?![\p{L}])/iu;

/** A company's name with its register entry or tax number, alone in a paragraph. */
export const COMPANY_ENTRY =
  /^(?=.{0,200}$)(?=.*\b(?:gmbh|ltd|limited|inc|llc|s\.?a\.?s?|b\.?v\.?|ag|s\.?r\.?l|s\.?p\.?a|sp\. z o\.o)\b)(?=.*\b(?:registered|company no|vat|hrb|amtsgericht|geschäftsführ|siret|rcs|p\.? ?iva|kvk|nip|krs)\b).*\d/iu;

/** A greeting that fills its line. */
export const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern|hallo|guten (?:tag|morgen|abend)|moin|servus|liebes?|sehr geehrte[rs]?|bonjour|bonsoir|salut|madame|monsieur|hola|buen(?:os|as) (?:días|tardes|noches)|estimad[oa]s?|ciao|buon(?:giorno|asera)|gentil[ei]|egregi[oa]?|goede(?:morgen|middag|navond|ndag)|beste|geachte|dzień dobry|dobry wieczór|cześć|szanown[yia]|witam)(?![\p{L}])[^.!?:]{0,50}[,!.:–-]*$/iu;
