import { detectLanguage } from "./detect-language";
import { indexTerms, type NearTerms } from "./near-terms";

/** The sources of corrections: the admins' list, and this workspace's own terms. */
export interface Dictionary {
  corrections: ReadonlyMap<string, string>;
  terms: NearTerms;
  /** The languages of the workspace's own lists; texts in others get no near terms. */
  languages: ReadonlySet<string>;
}

interface Sources {
  corrections: readonly { word: string; replacement: string }[];
  vocabulary: readonly string[];
  /** Descriptions of categories; they reveal the workspace's languages. */
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
