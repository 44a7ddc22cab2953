import { cutAtWord, plainLine } from "./plain-text";

const MAX_SUMMARY = 200;
const MAX_TITLE = 80;
/** Enough to find the first sentences in, however long the text is. */
const LOOKED_AT = 2_000;
/** A first sentence as short as "Help!" is joined by the next one. */
const SHORT_SENTENCE = 25;

/** The first sentence or two, at most 200 characters, without a greeting; null where there is nothing to read. */
export function summaryFromText(description: string): string | null {
  return cutAtWord(openingOf(description).slice(0, 2).join(" "), MAX_SUMMARY) || null;
}

/** A title in the requester's own words: the first sentence cut at a word, at most 80 characters; null where there is none. */
export function titleFromText(description: string): string | null {
  const [first = ""] = openingOf(description);
  return cutAtWord(first.replace(/[.:;,\s]+$/, ""), MAX_TITLE) || null;
}

/** Blanked pieces (NUL) end a sentence and take no room. */
function openingOf(description: string): string[] {
  const start = description.replace(/\0+/g, "\n").slice(0, LOOKED_AT);
  const sentences = withoutGreeting(start)
    .split(/(?<=[.!?…。！？])\s+|\n+/u)
    .map((sentence) => plainLine(sentence, LOOKED_AT))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const [first, second, ...rest] = sentences;
  return first && second && first.length < SHORT_SENTENCE ? [`${first} ${second}`, ...rest] : sentences;
}

/** What follows a greeting's comma begins with a capital, names such as "iPhone" aside. */
function withoutGreeting(text: string): string {
  const rest = text.replace(GREETING, "");
  return rest === text
    ? text
    : rest.replace(/^\p{Ll}+(?![\p{L}\p{N}])/u, (word) => word[0]!.toUpperCase() + word.slice(1));
}

const GREETING =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|bonjour|hola)(?: (?:there|all|team|everyone|support|help ?desk|sir|madam|folks|colleagues|\p{Lu}\p{L}*)){0,3}\s*[,!.:\n–-]+\s*/iu;
