import { eld } from "eld/extrasmall";
import { maskLiterals } from "./mask-literals";

export interface DetectedLanguage {
  /** ISO 639-1; null if the text is too short or the detector is unsure. */
  language: string | null;
  /** 0 to 1: the lead over the second-best language, or the script's share. Not a probability. */
  confidence: number;
}

const UNSURE: DetectedLanguage = { language: null, confidence: 0 };

/** Detects a text's main language. Ignores code, addresses and quoted emails. */
export function detectLanguage(text: string): DetectedLanguage {
  const prose = maskLiterals(text.slice(0, MAX_READ)).replace(/[\0\p{N}_]+/gu, " ");
  const script = mainScript(prose);
  if (!script) return UNSURE;
  const { name, letters, share } = script;
  const language = ONE_LANGUAGE[name];
  if (language) return letters >= MIN_SIGNS ? { language, confidence: share } : UNSURE;
  return byWords(prose, name);
}

const MAX_READ = 4_000;
/** In characters; the detector reads only about 350 bytes at a time. */
const PIECE = 300;
const MAX_PIECES = 4;
/** The fewest letters of a script with only one language. A Han, Hangul or Kana sign counts as two letters. */
const MIN_SIGNS = 3;
const MIN_WORDS = 3;
const MIN_LETTERS = 12;
/** Required lead over the second-best language, as a part of the best score. */
const MIN_LEAD = { latin: 0.03, other: 0.004 };

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

/** The languages of some shared scripts. For these, any other result of the detector is wrong. */
const OF_SCRIPT: Partial<Record<Script, readonly string[]>> = {
  Cyrillic: ["be", "bg", "ru", "sr", "uk"],
  Arabic: ["ar", "fa", "ku", "ur"],
  Devanagari: ["hi", "mr"],
};

function mainScript(prose: string): { name: Script; letters: number; share: number } | undefined {
  const counts = Object.fromEntries(
    Object.entries(SCRIPTS).map(([name, letters]) => [name, prose.match(letters)?.length ?? 0]),
  ) as Record<Script, number>;
  // Japanese mixes scripts: if enough signs are Kana, the Han signs count as Kana too.
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
  if (words.length < MIN_WORDS || letters < MIN_LETTERS) return UNSURE;
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
  return isOfScript && confidence >= (script === "Latin" ? MIN_LEAD.latin : MIN_LEAD.other)
    ? { language, confidence }
    : UNSURE;
}

function pieces(words: readonly string[]): string[] {
  const found = [""];
  for (const word of words) {
    if (found.at(-1)!.length + word.length > PIECE) found.push("");
    found.push(`${found.pop()} ${word}`);
    if (found.length > MAX_PIECES) break;
  }
  return found.slice(0, MAX_PIECES);
}
