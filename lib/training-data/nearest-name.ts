/** The name that somebody most likely meant, or undefined where none is near: one letter off in four, two at most. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  const meant = word.toLowerCase().slice(0, MOST_CHARACTERS);
  let best: string | undefined;
  let bestDistance = Math.min(2, Math.floor(meant.length / 4)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - meant.length) >= bestDistance) continue;
    const distance = distanceBetween(meant, name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

const MOST_CHARACTERS = 80;

/** How many letters to change, add, drop or swap with their neighbour until one word is the other. */
function distanceBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + differs);
      next.push(swapped ? Math.min(least, before[j - 2]! + 1) : least);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
