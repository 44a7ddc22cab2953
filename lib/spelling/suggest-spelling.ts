import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { consume } from "@/lib/rate-limits/consume";
import { spellingSuggestions } from "@/lib/rate-limits/limits";
import { titleFromText } from "@/lib/text/first-lines";
import { ownWords } from "@/lib/text/message/own-words";
import { splitMessage } from "@/lib/text/message/split-message";
import { detectLanguage } from "./detect-language";
import type { SuggestSpelling } from "./input";
import { loadDictionary } from "./load-dictionary";
import { type SuggestedCorrection, suggestCorrections } from "./suggest-corrections";

/** Spelling suggestions for the writer of a ticket. */
export interface SpellingSuggestions {
  language: string | null;
  /** For the description, in the order of the text; at most 200. */
  corrections: SuggestedCorrection[];
  /** A title from the description's first words; null if there is a title, or nothing to make one from. */
  proposedTitle: string | null;
}

const MAX_CORRECTIONS = 200;

export async function suggestSpelling(
  ctx: Context,
  { title, description }: SuggestSpelling,
): Promise<SpellingSuggestions> {
  authorize(ctx.actor, "wording.suggest");
  if (ctx.actor.kind === "person") await consume(ctx, spellingSuggestions(), ctx.actor.id);
  const dictionary = await loadDictionary(ctx);
  const words = ownWords(description);
  // Corrections need positions in the whole text, but a quoted mail gets none.
  const written = splitMessage(description).filter(({ kind }) => kind === "own" || kind === "greeting");
  return {
    language: detectLanguage(words).language,
    corrections: suggestCorrections(description, dictionary)
      .filter(({ start }) => written.some((part) => part.start <= start && start < part.end))
      .slice(0, MAX_CORRECTIONS),
    proposedTitle: title ? null : titleFromText(words),
  };
}
