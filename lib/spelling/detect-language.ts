import { eld } from "eld/extrasmall";
import { maskLiterals } from "./mask-literals";

export interface DetectedLanguage {
  /** ISO 639-1; null where the text is too short or the detector unsure. */
  language: string | null;
  /** 0 to 1: how much better the language fits than the next one, or the script's share. No probability. */
  confidence: number;
}

const UNSURE: DetectedLanguage = { language: null, confidence: 0 };

/**
 * The language that a text is mostly written in; code, addresses and earlier mails don't count. A script that one
 * language uses decides alone; for others the detector reads the words.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const prose = maskLiterals(text.slice(0, LOOKED_AT)).replace(/[\0\p{N}_]+/gu, " ");
  const script = mainScript(prose);
  if (!script) return UNSURE;
  const { name, letters, share } = script;
  const language = ONE_LANGUAGE[name];
  if (language) return letters >= FEWEST_SIGNS ? { language, confidence: share } : UNSURE;
  return byWords(prose, name);
}

/** Characters; the detector reads no more of a piece than some 350 bytes. */
const LOOKED_AT = 4_000;
const PIECE = 300;
const MOST_PIECES = 4;
/** A word of Han or Hangul may be two signs; three are hardly a name alone. */
const FEWEST_SIGNS = 3;
const FEWEST_WORDS = 3;
const FEWEST_LETTERS = 12;
/** The best language must be ahead of the next by this part of its own score; other scripts have fewer rivals. */
const AHEAD = { latin: 0.03, other: 0.004 };

const SCRIPTS = {
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
  Greek: /\p{Script=Greek}/gu,
  Hebrew: /\p{Script=Hebrew}/gu,
  Thai: /\p{Script=Thai}/gu,
  Hangul: /\p{Script=Hangul}/gu,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Han: /\p{Script=Han}/gu,
};
type Script = keyof typeof SCRIPTS;

const ONE_LANGUAGE: Partial<Record<Script, string>> = {
  Greek: "el",
  Hebrew: "he",
  Thai: "th",
  Hangul: "ko",
  Kana: "ja",
  Han: "zh",
};

/** What the detector may say of a script that several languages share; anything else is a mistake of its own. */
const OF_SCRIPT: Partial<Record<Script, readonly string[]>> = {
  Cyrillic: ["be", "bg", "ru", "sr", "uk"],
  Arabic: ["ar", "fa", "ku", "ur"],
  Devanagari: ["hi", "mr"],
};

function mainScript(prose: string): { name: Script; letters: number; share: number } | undefined {
  const counts = Object.fromEntries(
    Object.entries(SCRIPTS).map(([name, letters]) => [name, prose.match(letters)?.length ?? 0]),
  ) as Record<Script, number>;
  // Japanese mixes both: any fair part of Kana makes Han Japanese. A sign of Han or Hangul says as much as two letters.
  if (counts.Kana > 0 && counts.Kana * 4 >= counts.Han) {
    counts.Kana += counts.Han;
    counts.Han = 0;
  }
  for (const dense of ["Kana", "Han", "Hangul"] as const) counts[dense] *= 2;
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const [name, letters] = (Object.entries(counts) as [Script, number][]).sort((a, b) => b[1] - a[1])[0]!;
  return all === 0 ? undefined : { name, letters, share: letters / all };
}

function byWords(prose: string, script: Script): DetectedLanguage {
  const words = prose.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (words.length < FEWEST_WORDS || letters < FEWEST_LETTERS) return UNSURE;
  const totals = new Map<string, number>();
  let isSure = false;
  for (const piece of pieces(words)) {
    const found = eld.detect(piece);
    isSure ||= found.isReliable();
    for (const [language, score] of Object.entries(found.getScores())) {
      totals.set(language, (totals.get(language) ?? 0) + score * piece.length);
    }
  }
  const [best, next] = [...totals].sort((a, b) => b[1] - a[1]);
  if (!best || !isSure) return UNSURE;
  const [language, score] = best;
  const confidence = 1 - (next?.[1] ?? 0) / score;
  const isOfScript = OF_SCRIPT[script]?.includes(language) ?? true;
  return isOfScript && confidence >= (script === "Latin" ? AHEAD.latin : AHEAD.other)
    ? { language, confidence }
    : UNSURE;
}

/** The words again in pieces that the detector reads whole. */
function pieces(words: readonly string[]): string[] {
  const found = [""];
  for (const word of words) {
    if (found.at(-1)!.length + word.length > PIECE) found.push("");
    found.push(`${found.pop()} ${word}`);
    if (found.length > MOST_PIECES) break;
  }
  return found.slice(0, MOST_PIECES);
}
