import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { consume } from "@/lib/rate-limits/consume";
import { spellingSuggestions } from "@/lib/rate-limits/limits";
import { titleFromText } from "@/lib/text/first-lines";
import { detectLanguage } from "./detect-language";
import type { SuggestSpelling } from "./input";
import { loadDictionary } from "./load-dictionary";
import { type SuggestedCorrection, suggestCorrections } from "./suggest-corrections";

/** What the writer of a ticket may take, and need not. */
export interface SpellingSuggestions {
  /** ISO 639-1; null where it can't be told. */
  language: string | null;
  /** Of the description, in the order of the text; the first ones of very many. */
  corrections: SuggestedCorrection[];
  /** From the writer's own words; null where there is a title, or nothing to make one of. */
  proposedTitle: string | null;
}

/** More than anybody would go through. */
const MOST = 200;

/** Help with a text that is still being written. Nothing is stored, and nothing changed. */
export async function suggestSpelling(
  ctx: Context,
  { title, description }: SuggestSpelling,
): Promise<SpellingSuggestions> {
  authorize(ctx.actor, "wording.suggest");
  if (ctx.actor.kind === "person") await consume(ctx, spellingSuggestions(), ctx.actor.id);
  const dictionary = await loadDictionary(ctx);
  return {
    language: detectLanguage(description).language,
    corrections: suggestCorrections(description, dictionary).slice(0, MOST),
    proposedTitle: title ? null : titleFromText(description),
  };
}
