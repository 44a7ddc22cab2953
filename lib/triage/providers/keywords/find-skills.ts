import { findPhrases, indexPhrases, type PhraseIndex, type PhraseMatch } from "@/lib/text/phrases";
import type { TextWords } from "@/lib/text/split-words";
import { STOP_WORDS } from "@/lib/text/stop-words";
import type { Prediction, SkillText } from "@/lib/triage/provider";

interface Spelling {
  slug: string;
  written: string;
}

/** The names, aliases and slugs of all skills, prepared for searching. */
export type SkillIndex = PhraseIndex<Spelling>;

const MAX_SKILLS = 12;

/** Prepares skills for `findSkills`. */
export function indexSkills(skills: SkillText[]): SkillIndex {
  const entries = skills.flatMap(({ slug, name, aliases }) =>
    [...new Set([name, ...aliases, slug])].map((written) => ({ phrase: written, meaning: { slug, written } })),
  );
  return indexPhrases(entries, "word");
}

/** Finds the skills whose name, alias or slug is in the text as whole words, in the order of the text. */
export function findSkills(index: SkillIndex, words: TextWords): Prediction<string[]> {
  const first = new Map<string, PhraseMatch<Spelling>>();
  for (const hit of findPhrases(index, words)) {
    const slug = hit.meanings.find((spelling) => isMeant(spelling, hit, words))?.slug;
    if (slug !== undefined && !first.has(slug)) first.set(slug, hit);
  }
  const named = [...first].slice(0, MAX_SKILLS);
  return {
    value: named.map(([slug]) => slug),
    confidence: null,
    reason: { code: named.length > 0 ? "skills-named" : "no-skill-named" },
    quotes: named.map(([, { start, end }]) => words.text.slice(start, end)),
    isConfident: true,
  };
}

/** Skills whose names are also everyday words. */
const EVERYDAY = new Set(
  "basic c chef crystal dart express go less make next play puppet r rust spark spring swift".split(" "),
);

/** An everyday word must be written like the skill, with a capital, and not begin a sentence such as "Go to …". */
function isMeant(
  { written }: Spelling,
  { start, end, at, length }: PhraseMatch<Spelling>,
  { text, atoms }: TextWords,
): boolean {
  if (!EVERYDAY.has(written.toLowerCase())) return true;
  if (text.slice(start, end) !== written || written === written.toLowerCase()) return false;
  const startsSentence = /(?:^|[.!?:\n])\s*$/.test(text.slice(Math.max(0, start - 4), start));
  return !(startsSentence && STOP_WORDS.has(atoms[at + length]?.word ?? ""));
}
