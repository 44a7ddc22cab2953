import type { Priority, Source } from "@/lib/domain/ticket";
import type { HoldReason, TriageProviderName } from "@/lib/domain/triage";
import type { HelpfulNote, TriageReason } from "@/lib/domain/triage-reason";

export interface TicketText {
  title: string | null;
  description: string;
}

export interface CategoryText {
  slug: string;
  name: string;
  description: string;
  keywords: string[];
}

export interface SkillText {
  slug: string;
  name: string;
  aliases: string[];
}

/** The values that triage may choose from. Other skills are only in a result's `proposedSkills`. */
export interface Catalogue {
  categories: CategoryText[];
  skills: SkillText[];
  priorities: readonly Priority[];
}

export interface ClassifyRequest {
  text: TicketText;
  catalogue: Catalogue;
  signal: AbortSignal;
  shadow?: true;
}

/** Why a text is classified, and whose daily quota of vendor calls it uses. */
export interface TriagePurpose {
  kind: "triage" | "preview";
  /** Null if no person's quota is charged. */
  personId: string | null;
  /** SHA-256 of the original text. Deleting a ticket deletes its cached answers by this hash. */
  inputHash?: string;
  /** The category that the requester chose or an earlier triage run applied. */
  category?: string | null;
  ticketId?: string;
}

export interface Prediction<T> {
  value: T;
  confidence: number | null;
  reason: TriageReason | null;
  quotes: string[];
  /** True if the value meets the provider's own bar, such as: all quotes are in the ticket. */
  isConfident: boolean;
  /** Why `isConfident` is false. */
  holdReason?: HoldReason;
  /** True if the text has no evidence, so this is only the usual value. A value with evidence comes first. */
  isDefault?: boolean;
  alternatives?: { value: T; confidence: number }[];
}

export interface Predictions {
  category?: Prediction<string>;
  priority?: Prediction<Priority>;
  skills?: Prediction<string[]>;
  title?: Prediction<string>;
}

export type ValueOf<F extends keyof Predictions> = NonNullable<Predictions[F]>["value"];

/** The tokens that a vendor counted in all calls for one classification. */
export interface TokenUsage {
  inputTokens: number;
  /** Includes thinking tokens, which cost the same. */
  outputTokens: number;
  /** In millionths of a US dollar; missing if the price is unknown. */
  costMicros?: number;
  /** A cached answer costs nothing. */
  cached?: true;
}

export interface ProviderResult {
  fields: Predictions;
  summary: string | null;
  helpfulNotes: HelpfulNote[];
  /** Slugs of skills that the catalogue lacks. */
  proposedSkills: string[];
  model?: string;
  promptVersion?: string;
  usage?: TokenUsage;
  /** True if the model's first answer was unusable and its second answer is used. */
  repaired?: boolean;
}

/** Why a provider has no result. Only this code is stored and shown, so no ticket text leaks. */
export type FailureCode =
  | "rate_limited"
  | "timeout"
  | "bad_answer"
  | "bad_request"
  | "blocked"
  | "bad_key"
  | "bad_model"
  | "unavailable"
  | "crashed"
  | NotAskedCode;

/**
 * Why a vendor's model was not called. `kept_inside`: the text is private. `over_budget`: the budget is used up.
 * `person_budget`: the person's daily quota is used up. `no_price`: there is a budget, but no price for the model.
 */
export type NotAskedCode = "kept_inside" | "over_budget" | "person_budget" | "no_price";

export interface ProviderFailure extends Pick<ProviderResult, "model" | "promptVersion" | "usage"> {
  code: FailureCode;
  retryAfterSeconds?: number;
}

export type ProviderAnswer = { ok: true; result: ProviderResult } | { ok: false; failure: ProviderFailure };

/** Something that can classify a ticket: a model, the keyword rules or the defaults. It returns expected failures. */
export interface TriageProvider {
  name: TriageProviderName;
  source: Source;
  /** True for a vendor's model: calls cost money, and the vendor gets the text. */
  outside?: boolean;
  classify(request: ClassifyRequest): Promise<ProviderAnswer> | ProviderAnswer;
}

/** Title and description as one text. No phrase is found across the empty line between them. */
export function wholeText({ title, description }: TicketText): string {
  return title ? `${title}\n\n${description}` : description;
}
