/** US dollars. */
const MOST = 1_000_000;

/** The amount that was typed; null where nothing was, NaN where it is none. */
export function readAmount(text: string): number | null {
  const typed = text.trim().replace(",", ".");
  if (typed === "") return null;
  const amount = /^\d{1,7}(\.\d{1,6})?$/.test(typed) ? Number(typed) : Number.NaN;
  return amount <= MOST ? amount : Number.NaN;
}
