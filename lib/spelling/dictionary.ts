import { detectLanguage } from "./detect-language";
import { indexTerms, type NearTerms } from "./near-terms";

/** What corrections come from: the list that admins edit, and the workspace's own terms. */
export interface Dictionary {
  corrections: ReadonlyMap<string, string>;
  terms: NearTerms;
  /** The workspace's languages. Words of texts in other languages are not compared with its terms. */
  languages: ReadonlySet<string>;
}

interface Sources {
  corrections: readonly { word: string; replacement: string }[];
  vocabulary: readonly string[];
  descriptions: readonly string[];
}

export function buildDictionary({ corrections, vocabulary, descriptions }: Sources): Dictionary {
  return {
    corrections: new Map(corrections.map(({ word, replacement }) => [word, replacement])),
    terms: indexTerms(vocabulary),
    languages: languagesOf(descriptions),
  };
}

const MIN_SHARE = 0.25;

function languagesOf(descriptions: readonly string[]): Set<string> {
  const found = descriptions.map((text) => detectLanguage(text).language).filter((language) => language !== null);
  const frequent = found.filter((one) => found.filter((other) => other === one).length >= found.length * MIN_SHARE);
  return new Set(frequent.length > 0 ? frequent : ["en"]);
}
