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

/** The closed lists when triage runs; a result never holds a value outside them. */
export interface Catalogue {
  categories: CategoryText[];
  skills: SkillText[];
  priorities: readonly Priority[];
}

export interface ClassifyRequest {
  text: TicketText;
  catalogue: Catalogue;
  signal: AbortSignal;
  /** True: asked for comparison only. */
  shadow?: true;
}

/** Why a text is classified, and whose quota pays for it. */
export interface TriagePurpose {
  /** A preview has no shadow providers. */
  kind: "triage" | "preview";
  /** Null if no person's quota is charged. */
  personId: string | null;
  /** SHA-256 of the original text, to delete cached answers with it. */
  inputHash?: string;
  /** The requester's choice, or an earlier triage's. */
  category?: string | null;
  ticketId?: string;
}

export interface Prediction<T> {
  value: T;
  confidence: number | null;
  reason: TriageReason | null;
  quotes: string[];
  /** It meets the provider's own bar: its margin, or all quotes found in the ticket. */
  isConfident: boolean;
  /** Why the bar was not met. */
  holdReason?: HoldReason;
  /** Only the usual value: any provider with evidence comes first. */
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

/** What a vendor counted for all calls of one classification. */
export interface TokenUsage {
  inputTokens: number;
  /** With thinking tokens, which cost the same. */
  outputTokens: number;
  /** Millionths of a US dollar; missing if the price is unknown. */
  costMicros?: number;
  /** From the cache, at no cost. */
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
  repaired?: boolean;
}

/** Why a provider has no result. Stored and shown; never ticket text. */
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

/** Why a vendor's model was not called: private category, budget or the person's share used up, price unknown. */
export type NotAskedCode = "kept_inside" | "over_budget" | "person_budget" | "no_price";

export interface ProviderFailure {
  code: FailureCode;
  retryAfterSeconds?: number;
  model?: string;
  promptVersion?: string;
  usage?: TokenUsage;
}

export type ProviderAnswer = { ok: true; result: ProviderResult } | { ok: false; failure: ProviderFailure };

/** Something that can classify a ticket: a model, the keyword rules or the defaults. Expected failures are values. */
export interface TriageProvider {
  name: TriageProviderName;
  source: Source;
  /** A vendor's: it costs money and gets the text. */
  outside?: boolean;
  classify(request: ClassifyRequest): Promise<ProviderAnswer> | ProviderAnswer;
}

/** Title and description as one text. The empty line between them ends every phrase. */
export function wholeText({ title, description }: TicketText): string {
  return title ? `${title}\n\n${description}` : description;
}
