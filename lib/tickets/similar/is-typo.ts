/** Shorter words become other words by one letter: "form" and "from". */
const SHORTEST = 5;

/** True for two words that one slip of the pen tells apart: a letter too many, too few, another, or two in the wrong order. */
export function isTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < SHORTEST || long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  let till = 0;
  while (till < short.length - from && short[short.length - 1 - till] === long[long.length - 1 - till]) till++;
  const [restShort, restLong] = [short.length - from - till, long.length - from - till];
  const isOne = restLong === 1 || (restLong === 2 && restShort === 2 && swapped(short, long, from));
  // Two numbers that differ are two numbers.
  return isOne && !/\p{Nd}/u.test(short) && !/\p{Nd}/u.test(long);
}

function swapped(a: string, b: string, at: number): boolean {
  return a[at] === b[at + 1] && a[at + 1] === b[at];
}
