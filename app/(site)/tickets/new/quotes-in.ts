import { isQuoted, type Quote } from "@/app/_ui/split-evidence";
import type { Source } from "@/lib/words";

/** At most this many pieces are marked: more would mark the whole text. */
const MOST = 4;

/** The pieces of the text that the reasons quote, exactly as they stand in it. What is not in the text is left out. */
export function quotesIn({ reasons, source }: { reasons: readonly string[]; source: Source }, text: string): Quote[] {
  const quoted = reasons.flatMap((reason) =>
    [...reason.matchAll(/[“"]([^“”"]{2,200})[”"]/g)].map((match) => match[1] ?? ""),
  );
  const found = [...new Set(quoted)].filter((quote) => isQuoted(text, quote));
  return found.slice(0, MOST).map((quote) => ({ text: quote, field: "reading", source }));
}
