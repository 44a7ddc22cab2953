/** Shorter words are not compared, because one letter can turn them into other words: "form" and "from". */
const SHORTEST = 5;

/** True if the words differ by one typo: a letter is added, missing or changed, or two letters are swapped. */
export function isTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < SHORTEST || long.length - short.length > 1) return false;
  let prefix = 0;
  while (prefix < short.length && short[prefix] === long[prefix]) prefix++;
  let suffix = 0;
  while (suffix < short.length - prefix && short[short.length - 1 - suffix] === long[long.length - 1 - suffix])
    suffix++;
  const [restShort, restLong] = [short.length - prefix - suffix, long.length - prefix - suffix];
  const isOneEdit = restLong === 1 || (restLong === 2 && restShort === 2 && swapped(short, long, prefix));
  // A word with a digit is never a typo, because another number means something else.
  return isOneEdit && !/\p{Nd}/u.test(short) && !/\p{Nd}/u.test(long);
}

function swapped(a: string, b: string, at: number): boolean {
  return a[at] === b[at + 1] && a[at + 1] === b[at];
}
