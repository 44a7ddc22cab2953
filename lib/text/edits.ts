/** One typing error: a letter missing, extra, changed, or swapped with its neighbour. */
export interface Edit {
  kind: "missing" | "extra" | "changed" | "swapped";
  letters: string;
}

/**
 * The fewest typing errors that turn a term into the written word (Damerau-Levenshtein, optimal string alignment);
 * undefined if there are more than `max`. Rejects most pairs quickly.
 */
export function edits(written: string, term: string, max: number): Edit[] | undefined {
  if (Math.abs(written.length - term.length) > max) return undefined;
  const { head, tail } = commonEnds(written, term);
  const [one, other] = [written.slice(head, written.length - tail), term.slice(head, term.length - tail)];
  // One error affects at most two neighbouring letters.
  if (max === 1 && Math.max(one.length, other.length) > 2) return undefined;
  // Each error adds at most one letter and removes at most one.
  if (countDifferentLetters(one, other) > 2 * max) return undefined;
  return fewestEdits(one, other, max);
}

/** The number of characters that two texts have in common at the start, and then at the end. */
export function commonEnds(one: string, other: string): { head: number; tail: number } {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return { head, tail };
}

/** Number of letters that only one word has; letters with the same last five bits count as one. */
function countDifferentLetters(one: string, other: string): number {
  let bits = letterBits(one) ^ letterBits(other);
  let count = 0;
  for (; bits !== 0; count++) bits &= bits - 1;
  return count;
}

function letterBits(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function fewestEdits(written: string, term: string, max: number): Edit[] | undefined {
  const rows = distances(written, term);
  if (rows[written.length]![term.length]! > max) return undefined;
  const found: Edit[] = [];
  let [i, j] = [written.length, term.length];
  while (i > 0 || j > 0) {
    const here = rows[i]![j]!;
    if (i > 0 && j > 0 && written[i - 1] === term[j - 1] && rows[i - 1]![j - 1] === here) {
      i--;
      j--;
    } else if (isSwap(written, term, i, j) && rows[i - 2]![j - 2]! + 1 === here) {
      found.push({ kind: "swapped", letters: term.slice(j - 2, j) });
      i -= 2;
      j -= 2;
    } else if (i > 0 && j > 0 && rows[i - 1]![j - 1]! + 1 === here) {
      found.push({ kind: "changed", letters: written[i - 1]! + term[j - 1]! });
      i--;
      j--;
    } else if (i > 0 && rows[i - 1]![j]! + 1 === here) {
      found.push({ kind: "extra", letters: written[i - 1]! });
      i--;
    } else {
      found.push({ kind: "missing", letters: term[j - 1]! });
      j--;
    }
  }
  return found;
}

function distances(written: string, term: string): number[][] {
  const rows = [Array.from({ length: term.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= written.length; i++) {
    const row = [i];
    for (let j = 1; j <= term.length; j++) {
      const same = written[i - 1] === term[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (isSwap(written, term, i, j)) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows;
}

function isSwap(written: string, term: string, i: number, j: number): boolean {
  return i > 1 && j > 1 && written[i - 1] === term[j - 2] && written[i - 2] === term[j - 1];
}
