import { detectLanguage } from "./detect-language";
import { indexTerms, type NearTerms } from "./near-terms";

/** What corrections are drawn from: the admins' list, and the words that this workspace sorts by. */
export interface Dictionary {
  /** Words in lower case, and what is right for them. */
  corrections: ReadonlyMap<string, string>;
  terms: NearTerms;
  /** The languages that the workspace's own lists are written in; in others no near words are looked for. */
  languages: ReadonlySet<string>;
}

interface Sources {
  corrections: readonly { word: string; replacement: string }[];
  /** Keywords, names and aliases. */
  vocabulary: readonly string[];
  /** The categories' descriptions, which say in which languages people write here. */
  descriptions: readonly string[];
}

/** What spelling help looks words up in: the listed slips, the workspace's own terms, and the languages written here. */
export function buildDictionary({ corrections, vocabulary, descriptions }: Sources): Dictionary {
  return {
    corrections: new Map(corrections.map(({ word, replacement }) => [word, replacement])),
    terms: indexTerms(vocabulary),
    languages: languagesOf(descriptions),
  };
}

/** A language counts that this part of the descriptions is written in; English where none can be told. */
const FAIR_PART = 0.25;

function languagesOf(descriptions: readonly string[]): Set<string> {
  const found = descriptions.map((text) => detectLanguage(text).language).filter((language) => language !== null);
  const often = found.filter((one) => found.filter((other) => other === one).length >= found.length * FAIR_PART);
  return new Set(often.length > 0 ? often : ["en"]);
}
