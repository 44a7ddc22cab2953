import { maskAddresses } from "./mask-addresses";
import { stem } from "./stem";

export interface WordToken {
  /** Lower case, without accents. */
  word: string;
  stem: string;
  start: number;
  end: number;
  isSign: boolean;
}

export interface TextWords {
  text: string;
  masked: string;
  atoms: WordToken[];
}

/** The words of a text in order, without addresses. For languages with spaces between words; linear in the length. */
export function splitWords(text: string): TextWords {
  const masked = maskAddresses(text);
  return { text, masked, atoms: wordTokens(masked) };
}

/** The words of a keyword or name, including addresses. */
export function wordTokens(text: string): WordToken[] {
  return [...text.matchAll(ATOM)].map(({ 0: found, index }) => {
    const word = plainWord(found);
    const isSign = /^[+#.]$/.test(found);
    return { word, stem: isSign ? word : stem(word), start: index, end: index + found.length, isSign };
  });
}

const ATOM = /[\p{L}\p{N}\p{M}]+(?:['’]\p{L}{1,3}(?![\p{L}\p{N}\p{M}]))?|[+#.]/gu;

/** "CAFÉ" → "cafe", "Java’s" → "java", "can’t" → "can't". */
function plainWord(found: string): string {
  const lower = found.toLowerCase().replace("’", "'");
  const plain = /^[\x20-\x7f]*$/.test(lower) ? lower : lower.normalize("NFKD").replace(/\p{M}/gu, "") || lower;
  return plain.replace(/'s$/, "");
}
