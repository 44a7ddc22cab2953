import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { wordings } from "@/lib/limits/rules";
import { take } from "@/lib/limits/take";
import { titleOf } from "@/lib/text/first-lines";
import { detectLanguage } from "./detect-language";
import type { SuggestWording } from "./input";
import { loadDictionary } from "./load-dictionary";
import { type Correction, suggestCorrections } from "./suggest-corrections";

/** What the writer of a ticket may take, and need not. */
export interface Wording {
  /** ISO 639-1; null where it can't be told. */
  language: string | null;
  /** Of the description, in the order of the text; the first ones of very many. */
  corrections: Correction[];
  /** From the writer's own words; null where there is a title, or nothing to make one of. */
  proposedTitle: string | null;
}

/** More than anybody would go through. */
const MOST = 200;

/** Help with a text that is still being written. Nothing is stored, and nothing changed. */
export async function suggestWording(ctx: Context, { title, description }: SuggestWording): Promise<Wording> {
  authorize(ctx.actor, "wording.suggest");
  if (ctx.actor.kind === "person") await take(ctx, wordings(), ctx.actor.id);
  const dictionary = await loadDictionary(ctx);
  return {
    language: detectLanguage(description).language,
    corrections: suggestCorrections(description, dictionary).slice(0, MOST),
    proposedTitle: title ? null : titleOf(description),
  };
}
