import type { TextWords, WordToken } from "./split-words";

/** True if no longer name contains the words, as "C++" contains "C". In "urgent.Please" only a space is missing. */
export function isWholeName({ masked }: TextWords, first: WordToken, last: WordToken): boolean {
  return isNameStart(masked, first) && isNameEnd(masked, last);
}

const IN_NAME = /[\p{L}\p{N}]/u;

function isNameStart(text: string, first: WordToken): boolean {
  const before = text.charAt(first.start - 1);
  const earlier = text.charAt(first.start - 2);
  if (first.isSign) return !/[\p{L}\p{N}+#.]/u.test(before);
  if (before === "@") return false;
  if (before !== ".") return true;
  return earlier === "." || (IN_NAME.test(earlier) && isSentenceStart(text, first.start - 1));
}

function isNameEnd(text: string, last: WordToken): boolean {
  const after = text.charAt(last.end);
  const later = text.charAt(last.end + 1);
  if (last.isSign && /[\p{L}+#]/u.test(after)) return false;
  if (after === "#" || after === "@") return false;
  if (after === "+") return IN_NAME.test(later);
  return after !== "." || !IN_NAME.test(later) || isSentenceStart(text, last.end);
}

/** A full stop between a lower-case letter and a capitalised word, without a space. */
function isSentenceStart(text: string, stop: number): boolean {
  return /^\p{Ll}\.\p{Lu}\p{Ll}/u.test(text.slice(stop - 1, stop + 3));
}
