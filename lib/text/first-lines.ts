import { cutAtWord, plainLine } from "./plain-text";

const MAX_SUMMARY = 200;
const MAX_TITLE = 80;
const MAX_READ = 2_000;
/** A shorter first sentence, such as "Help!", is joined with the next one. */
const SHORT_SENTENCE = 25;

/** The first one or two sentences without a greeting, at most 200 characters; null without any words. */
export function summaryFromText(description: string): string | null {
  return cutAtWord(openingOf(description).slice(0, 2).join(" "), MAX_SUMMARY) || null;
}

/** A title from the first sentence, cut at a word to at most 80 characters; null without any words. */
export function titleFromText(description: string): string | null {
  const [first = ""] = openingOf(description);
  return cutAtWord(first.replace(/[.:;,\s]+$/, ""), MAX_TITLE) || null;
}

function openingOf(description: string): string[] {
  const start = description.replace(/\0+/g, "\n").slice(0, MAX_READ);
  const sentences = withoutGreeting(start)
    .split(/(?<=[.!?…。！？])\s+|\n+/u)
    .map((sentence) => plainLine(sentence, MAX_READ))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const [first, second, ...rest] = sentences;
  return first && second && first.length < SHORT_SENTENCE ? [`${first} ${second}`, ...rest] : sentences;
}

/** Capitalises the word after a greeting, except names such as "iPhone". */
function withoutGreeting(text: string): string {
  const rest = text.replace(GREETING, "");
  return rest === text
    ? text
    : rest.replace(/^\p{Ll}+(?![\p{L}\p{N}])/u, (word) => word[0]!.toUpperCase() + word.slice(1));
}

const GREETING =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|bonjour|hola)(?: (?:there|all|team|everyone|support|help ?desk|sir|madam|folks|colleagues|\p{Lu}\p{L}*)){0,3}\s*[,!.:\n–-]+\s*/iu;
