import type { Source } from "@/lib/domain/ticket";
import type { HoldReason } from "@/lib/domain/triage";
import type { PreviewedField } from "@/lib/triage/classify-text";

/** A value that the text speaks for. */
export interface Suggested {
  value: string;
  source: Source;
  quotes: string[];
  /** True: triage would set it. False: it would ask a person, so it is only a hint. */
  sure: boolean;
}

/** What a field that the requester may set shows, and whose it is. Only what is their own is sent. */
export type FieldChoice =
  | { state: "own"; shown: string; suggested: Suggested | null }
  | { state: "suggested"; shown: string; suggested: Suggested }
  | { state: "perhaps"; shown: ""; suggested: Suggested }
  | { state: "none"; shown: ""; suggested: null };

/** Of the two fields that the requester may set. */
export interface Choices {
  category: FieldChoice;
  priority: FieldChoice;
}

export interface CategoryChoice {
  slug: string;
  name: string;
  team: string | null;
}

/** A guess about such a text is no hint for whoever wrote it. */
const NO_HINT: ReadonlySet<HoldReason> = new Set(["unlike-known", "instructions", "quote-missing"]);

/**
 * The requester's own value comes before anything that is read, now and later. Without one the field shows what triage
 * would set by itself; what it is less sure of is said beside it; what is only usual, or a default, is not.
 */
export function fieldChoice(
  own: string,
  read: PreviewedField<string> | null | undefined,
  offered: string[],
): FieldChoice {
  const suggested = suggestedOf(read, offered);
  if (own !== "") return { state: "own", shown: own, suggested };
  if (!suggested) return { state: "none", shown: "", suggested };
  return suggested.sure
    ? { state: "suggested", shown: suggested.value, suggested }
    : { state: "perhaps", shown: "", suggested };
}

function suggestedOf(read: PreviewedField<string> | null | undefined, offered: string[]): Suggested | null {
  if (!read || read.source === "fallback" || !offered.includes(read.value)) return null;
  const { value, source, quotes, apply, holdReason } = read;
  // Rules say nothing without words to show for it; a model may know it by the whole.
  const isGround = quotes.length > 0 || (source === "ai" && apply);
  return isGround && !(holdReason && NO_HINT.has(holdReason)) ? { value, source, quotes, sure: apply } : null;
}
