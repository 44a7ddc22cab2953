import type { TextRange } from "@/lib/text/fold";
import { OVERRIDE_WORDS, type OverrideWords } from "./override-words";
import { plainLetters } from "./plain-letters";

/**
 * Finds text that addresses a machine: it names the machine, asks for its prompt or tells it to forget instructions. A
 * plea to people ("please set the priority to high") should not match. `text` must come from `plainLetters`.
 */
export function findPlainInstructions(text: string): TextRange[] {
  return [...OVERRIDES.flatMap((override) => overridesIn(text, override)), ...findEnglishInstructions(text)];
}

/** Finds hints of an instruction, such as "forget everything". People write these too: see `findLikelyInstructions`. */
export function findInstructionHints(text: string): TextRange[] {
  return [
    ...OVERRIDES.flatMap((override) => overridesIn(text, override, "loose")),
    ...HINTS.flatMap((form) => [...text.matchAll(form)].map(rangeOf)),
  ];
}

/** Finds mainly English instructions. In reversed or shifted text, words of other languages would match by chance. */
export function findEnglishInstructions(text: string): TextRange[] {
  return [
    ...OVERRIDES.slice(0, 2).flatMap((override) => overridesIn(text, override)),
    ...ADDRESSED.flatMap((form) => [...text.matchAll(form)].map(rangeOf)),
  ];
}

/** True if a piece speaks of our fields, their values or a model's answer. Next to an instruction, it belongs to it. */
export function speaksOfAnswers(text: string): boolean {
  return ANSWER_WORDS.test(text);
}

/** True if a piece says that one of our fields is set or should be set to a value. */
export function setsField(text: string): boolean {
  return SETS_FIELD.test(text);
}

/** True if a piece says which value to choose or what to answer. In plain text that is harmless, in hidden text not. */
export function tellsValues(text: string): boolean {
  return TELLS_VALUE.test(text) || TELLS_ANSWER.test(text);
}

export const rangeOf = ({ 0: piece, index }: RegExpExecArray): TextRange => ({
  start: index,
  end: index + piece.length,
});
const folded = (text: string) => plainLetters(text).text;

interface Override {
  forms: RegExp[];
  loose: RegExp[];
  mine: RegExp;
  /** True if an instruction may follow this text. */
  before: (text: string) => boolean;
}

const OVERRIDES: Override[] = OVERRIDE_WORDS.map(overrideOf);

function overrideOf({ verbs, which, objects, all, mine, unspaced, verbLast, leads }: OverrideWords): Override {
  const any = (list: string[]) => oneOf(list, unspaced === true);
  const gap = (most: number) => `[^.!?;。！？।\\0]{0,${most}}?`;
  const named = `(?:${any(which)}${gap(24)}${any(objects)}|${any(objects)}${gap(24)}${any(which)})`;
  const forms = [`${any(verbs)}${gap(30)}${named}`, ...(verbLast ? [`${named}${gap(30)}${any(verbs)}`] : [])];
  const some = any([...which, ...objects, ...all]);
  const loose = [`${any(verbs)}${gap(40)}${some}`, ...(verbLast ? [`${some}${gap(40)}${any(verbs)}`] : [])];
  return {
    loose: loose.map((form) => new RegExp(form, "gu")),
    forms: forms.map((form) => new RegExp(form, "gu")),
    mine: new RegExp(any(mine), "u"),
    before: leads ? (text) => LEADS.test(text) : (text) => !REPORTED.test(text),
  };
}

function oneOf(list: string[], unspaced: boolean): string {
  const each = list.map((word) => folded(word.replace("*", "")) + (word.endsWith("*") ? "\\p{L}*" : ""));
  return unspaced ? `(?:${each.join("|")})` : `(?<![\\p{L}\\p{M}'])(?:${each.join("|")})(?![\\p{L}\\p{M}'])`;
}

function overridesIn(text: string, override: Override, kind: "forms" | "loose" = "forms"): TextRange[] {
  const { mine, before } = override;
  return override[kind].flatMap((form) =>
    [...text.matchAll(form)]
      .filter(({ 0: piece, index }) => !mine.test(piece) && before(text.slice(Math.max(0, index - 30), index)))
      .map(rangeOf),
  );
}

/** Words before a verb that show that the verb is no instruction: "can I ignore …", "if users bypass …". */
const REPORTED =
  /(?:^|[^\p{L}])(?:i|we|they|he|she|it|users?|people|colleagues|outlook|who|that|which|how to|not|never|wir|ich) (?:can |could |should |may |always |just |simply |still |often |do |did )?$|(?<!\p{L})(?:does|did|do) (?!you )(?:\p{L}+ ){1,3}$/u;

/** The start of a clause, perhaps with "please", "and" or "now". */
const LEADS =
  /(?:^|[.!?,;:\n"'«¡(*>-])\s*(?:veuillez|svp|por favor|per favore|et|y|e|maintenant|ahora|agora|ora)?\s*$/u;

const MACHINE =
  "(?:(?:the |any |all |this |an? )?(?:ai|a\\.i\\.|llm|large language model|language model|text classifier|ai classifier|ticket classifier|triage (?:ai|bot|model|engine|classifier|assistant|system)|ai (?:model|assistant|agent|system|triage|reader|bot)|automated (?:triage|classifier)))s?";

/** Phrases that people use only for a machine. */
const ADDRESSED: RegExp[] = [
  `(?<!\\p{L})(?:attention|dear|hello|hey|hi|listen)[ ,:]{1,3}${MACHINE}(?= ?(?:[,:!.\\n-]|reading|processing|that |who ))`,
  `(?<!\\p{L})(?:note|notice|message|instructions?|directive|command|memo|hint|reminder|order|request) (?:to|for) ${MACHINE} ?(?=[:!\\n-]|reading|processing|that )`,
  `(?<!\\p{L})(?:nachricht|anweisung|hinweis) (?:an|fur) (?:die |das )?(?:ki|sprachmodell)(?!\\p{L})`,
  `(?<!\\p{L})(?:message|instructions?|consignes?) (?:a|pour) l['’]ia(?!\\p{L})`,
  `(?<!\\p{L})(?:mensaje|instrucciones) para la ia(?!\\p{L})`,
  `(?<!\\p{L})as ${MACHINE},? (?:you|your)(?!\\p{L})`,
  `(?<!\\p{L})you are (?:now )?(?:in |entering )?(?:developer|debug|god|admin(?:istrator)?|maintenance|dan|jailbreak|unrestricted|root|sudo|override) mode(?!\\p{L})`,
  `(?<!\\p{L})you are (?:now )?(?:an? |the )?(?:helpful|unrestricted|uncensored|obedient|triage|support triage|ticket|classification|new|different)[ \\p{L}-]{0,40}?(?:assistant|classifier|model|chatbot|llm|ai)(?!\\p{L})`,
  `(?<!\\p{L})do anything now(?!\\p{L})`,
  `(?<!\\p{L})(?:your|the) (?:new|real|actual|only|true|updated) (?:task|instructions?|orders?|objective|role|directives?) (?:is|are) (?:now )?(?:to|as)(?!\\p{L})`,
  `(?<!\\p{L})(?:reveal|print|show|repeat|output|display|leak|dump|reproduce|expose|quote|tell me|write out|translate|summari[sz]e|recite|copy|paste|include)[^.!?\\n]{0,30}?\\byour (?:system|initial|hidden|secret|original|internal|full) (?:prompt|instructions?|rules|message|guidelines|context)(?!\\p{L})`,
  `(?<!\\p{L})(?:repeat|output|recite|reproduce|print|leak) (?:everything|all text|all the text|the text|the words|all words|all of the text|the instructions|all instructions|every word)[^.!?\\n]{0,20}?(?:above|before this|preceding|you were given|you received)(?!\\p{L})`,
  `(?<!\\p{L})(?:list|print|show|reveal|output|dump|include|copy|paste|leak|quote|repeat|disclose)[^.!?\\n]{0,60}?(?:you were given|you have been given|in your (?:context|memory|prompt|instructions|context window)|you have (?:seen|read|processed|classified)|from your (?:context|memory|prompt)|you can see in your)(?!\\p{L})`,
  `(?<!\\p{L})your (?:rules|instructions|guidelines|restrictions|lists?|constraints|safety rules|programming)[^.!?\\n]{0,20}? (?:void|revoked|suspended|lifted|superseded|overridden|overruled|no longer (?:apply|valid|in force)|do not apply|don't apply)(?!\\p{L})`,
  `(?<!\\p{L})(?:when|while|before|after|as) (?:you are |you )?(?:classif|triag|categori[sz]|prioriti[sz])\\p{L}+ (?:this|the|my) (?:ticket|request|text|message|issue|mail)(?!\\p{L})`,
  `(?<!\\p{L})decode\\p{L}*(?!\\p{L})[^.!?]{0,60}?(?<!\\p{L})(?:follow|obey|execute|carry out|comply|do what|do as)(?!\\p{L})`,
  `(?<!\\p{L})(?:follow|obey|execute|carry out) (?:the |this |these )?(?:\\p{L}+ )?(?:decoded|encoded|hidden|encrypted|base64|hex|rot13|morse)(?!\\p{L})`,
  `(?:^|[\\n[(*#=-])[ \\t]*(?:system|admin(?:istrator)?|developer|root|triage|classifier|security|priority)[ _-](?:override|directive|command override)s?[ \\t]*[:!*#=\\]-]`,
  `(?:^|[\\n[(*#=-])[ \\t]*(?:system|hidden|secret|internal) instructions?[ \\t]*[:!*#=\\]-]`,
  "(?<![\\p{L}_])(?:helpfulnotes|helpful_notes|otherskills|other_skills|proposedskills|proposed_skills)(?![\\p{L}_])",
].map((form) => foldedForm(form, "gu"));

const BOT = "(?:chat ?bot|bot|assistant|computer|robot|classifier|ai|a\\.i\\.|llm|language model|model|ki|ia)";

const HINTS: RegExp[] = [
  "(?<!\\p{L})(?:act|behave|respond|operate|function) (?:as|like) (?:if you|an? |the |though you)",
  "(?<!\\p{L})pretend(?:ing)? (?:that you|you|to be)(?!\\p{L})",
  "(?<!\\p{L})your (?:developers?|creators?|programm\\p{L}+|training|system prompt|prompt|previous context|context|(?:previous|prior|original|initial|system) (?:\\p{L}+))(?!\\p{L})",
  "(?<!\\p{L})(?:new|updated|revised|additional|secret|special|final|hidden) (?:system )?(?:instructions?|task|directives?|orders?|rules?|command)[ \\t]*[:!]",
  `(?<!\\p{L})${BOT}[ -]?(?:anweisung|instruction|directive|command|prompt|note|hinweis|order|message|talimat\\p{L}*)s?[ \\t]*:`,
  `(?:^|[.!?\\n]|(?<!\\p{L})(?:hey|hello|hi|dear|ok|attention|listen)[ ,]{1,2})[ \\t]*${BOT}[,:!] (?:please |now |you must )?(?:add|set|mark|classify|assign|write|output|print|say|put|answer|respond|repeat|return|ignore|forget|treat|give|make)(?!\\p{L})`,
  `(?<!\\p{L})(?:admin\\p{L}*|owner|developer|creator|operator|maker) of (?:this|the) (?:${BOT}|system|triage)(?!\\p{L})`,
  "(?<!\\p{L})(?:overrid\\p{L}+|supersed\\p{L}+|replac\\p{L}+) (?:your|the (?:system prompt|previous|prompt))(?!\\p{L})",
  `(?<!\\p{L})(?:test|evaluation|audit|check) of (?:the|this|your) (?:triage|${BOT})(?!\\p{L})`,
  "(?<!\\p{L})expected (?:output|answer|verdict|classification)[ \\t]*:",
  `(?<!\\p{L})(?:whoever|whatever|any(?:one|thing)?|if you|you who)[^.!?\\n]{0,30}?(?:reads?|are reading|processes|classifies|sorts?)[^.!?\\n]{0,30}?(?<!\\p{L})${BOT}(?!\\p{L})`,
  "(?<!\\p{L})(?:do not|don't) (?:follow|obey|use|apply) (?:the|your|any)(?!\\p{L})",
  `(?<!\\p{L})(?:respond|answer|reply|output) (?:only|just|exactly|solely)[^.!?\\n]{0,30}?(?:priority|category|critical|urgent|highest)(?!\\p{L})`,
  "(?<!\\p{L})(?:system|language model|prompt) (?:override|injection|update)(?!\\p{L})",
  "(?<!\\p{L})(?:jailbreak|unfiltered|uncensored|without (?:any )?(?:restrictions|filters))(?!\\p{L})",
  "(?<!\\p{L})you have been (?:upgraded|updated|reprogrammed|reconfigured|reset|retrained)(?!\\p{L})",
  "(?<!\\p{L})(?:reset|clear|erase|wipe|empty) your (?:memory|context|mind|rules|instructions|state)(?!\\p{L})",
  "(?<!\\p{L})stop being an?(?!\\p{L})",
  "(?<!\\p{L})(?:safety|filters?|restrictions?|guardrails?)(?: rules?)? (?:are|is) (?:all |now )?(?:off|disabled|lifted|void)(?!\\p{L})",
  "(?<!\\p{L})for the purposes? of this (?:exercise|test|game|simulation)(?!\\p{L})",
  "(?<!\\p{L})as your (?:supervisor|developer|admin\\p{L}*|creator|owner|operator|master)(?!\\p{L})",
  "(?<!\\p{L})(?:hinweis|nachricht|anweisung|message|note|instruction|nota|mensaje) (?:an|to|for|pour|para) (?:das |the |le |el |die |la )?(?:system|bot|ki|ia|ai|triage|classifier|automat\\p{L}*|model|modell)[ \\t]*:",
  "(?:^|[.!?\\n])[ \\t]*sudo (?:set|mark|classify|assign|make)(?!\\p{L})",
  "(?<!\\p{L})(?:from now on|henceforth),? (?:you|every|all)(?!\\p{L})|(?<!\\p{L})you are (?:now )?(?:an? |the )?\\p{L}+ now(?!\\p{L})|(?<!\\p{L})you are now (?:an?|the|my)(?!\\p{L})",
  "(?<!\\p{L})(?:ab jetzt bist du|du bist (?:jetzt|nun)|tu es maintenant|desormais tu|ahora eres|a partir de ahora eres|agora voce e|ora sei|теперь ты|отныне ты|artik sen|su andan itibaren sen|od teraz jestes|jestes teraz)(?!\\p{L})",
  "从现在开始|從現在開始|从现在起|你现在是|今からあなたは|あなたは今から|これからあなたは|지금부터 당신은|अब से आप|من الآن فصاعدا",
  "(?<!\\p{L})(?:set|use|assign|output|return|choose) (?:the )?(?:priority|category|severity)[ \\t]?[=:]",
  "(?<!\\p{L})(?:answer|respond|reply|output)(?: only)? (?:with |in )?(?:the |this |following )*json(?!\\p{L})[^.!?\\n]{0,20}?[{:]",
].map((form) => foldedForm(form, "gu"));

const FIELD =
  "(?:priorit\\p{L}*|prioridad|severity|urgency|categor\\p{L}*|kategor\\p{L}*|skills?|department|приоритет\\p{L}*|категори\\p{L}*|oncelig?\\p{L}*|priorytet\\p{L}*|优先级|優先度|類別|类别|カテゴリ|우선순위|카테고리|प्राथमिकता|श्रेणी|الأولوية|الفئة)";
/** These words express urgency and count alone. */
const GRADE =
  "(?:(?<!\\p{L})(?:critical|highest|high|urgent|low|p[0-4]|kritisch\\p{L}{0,2}|hochste|critique|critic[oa]|kritik|krytyczn\\p{L}*|критич\\p{L}*|super ?admin|vip)(?!\\p{L})|严重|紧急|緊急|重大|最高|गंभीर|حرج|긴급)";
/** Category names such as "billing" are common words, so they count only after a field's name. */
const VALUE = `(?:${GRADE}|(?<!\\p{L})(?:root|fraud|billing|account|technical|general|hardware)(?!\\p{L}))`;

const TELLS_VALUE = foldedForm(
  [
    `${FIELD}[^.!?\\n]{0,40}?${VALUE}|${GRADE} ?${FIELD}`,
    `(?<!\\p{L})(?:set|mark|assign|classify|label|tag|treat|rate|escalate)(?!\\p{L})[^.!?\\n]{0,60}?(?:${GRADE}|${FIELD})`,
    `(?<!\\p{L})(?:mark|classify|label|tag|treat) (?:\\p{L}+ ){0,3}as ${VALUE}`,
    `(?<!\\p{L})(?:return|output|answers?|respond|always|(?:all|every|this|each) (?:tickets?|requests?|messages?))(?!\\p{L})[^.!?\\n]{0,60}?${GRADE}`,
    "(?<!\\p{L})(?:and|then|just|only|must) (?:say|echo)(?!\\p{L})",
  ].join("|"),
);
const SETS_FIELD = foldedForm(
  `(?<!\\p{L})(?:set|sets|setting|mark\\p{L}*|assign\\p{L}*|classif\\p{L}*|choose|chose|use|output|return)(?!\\p{L})[^.!?\\n]{0,40}?(?<!\\p{L})${FIELD}[^.!?\\n]{0,30}?${VALUE}|(?<!\\p{L})(?:all|every|each) (?:tickets?|requests?)[^.!?\\n]{0,60}?${VALUE}`,
);
const TELLS_ANSWER = foldedForm(
  "(?<!\\p{L})(?:answer|respond|reply|output|return|write|print|say|repeat|put|include|add|append|copy|echo)(?!\\p{L})[^.!?\\n]{0,60}?(?<!\\p{L})(?:only|exactly|json|notes?|summary|title|canary|verbatim|prompt|instructions)(?!\\p{L})",
);
const ANSWER_WORDS = foldedForm(
  `^\\s*(?:mark|begin|start|end|add|append|use|set|say|tell|call|sign|make|choose|pick|treat|put|act|pretend)(?!\\p{L})|${FIELD}|(?<!\\p{L})(?:notes?|notiz\\p{L}*|notas|notitie\\p{L}*|notlar\\p{L}*|notatk\\p{L}*|note|summary|zusammenfassung|json|output|classif\\p{L}*|klassifi\\p{L}*|triage|verdict|slugs?|confidence|prompts?|system|assistant|instruct\\p{L}*|anweisung\\p{L}*|instrukc\\p{L}*|directives?|rules?|obey|comply|respond|answer|antwort\\p{L}*|repond\\p{L}*|respond\\p{L}*|reply|repeat|print|write|schreib\\p{L}*|ecris|ecrivez|escrib\\p{L}*|yaz|napisz|zapisz|напиши\\p{L}*|you (?:are|must|will|should|have to|may|can)|your|critical|kritisch|critique|critic[oa]|kritik|krytyczn\\p{L}*|критич\\p{L}*|superadmin|base64|rot13|decode\\p{L}*|from now on|ab sofort|confirm)(?!\\p{L})|заметк|备注|注释|備考|メモ|노트|नोट|ملاحظ|严重|紧急|緊急|重大|गंभीर|حرج`,
);

/** Folding makes letters lower case, also in "\\p{L}". */
function foldedForm(form: string, flags = "u"): RegExp {
  return new RegExp(folded(form).replace(/\\p\{l\}/g, "\\p{L}"), flags);
}
