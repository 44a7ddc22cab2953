import type { Priority, Source } from "@/lib/domain/ticket";
import type { HoldReason, TriageProviderName } from "@/lib/domain/triage";
import type { HelpfulNote, TriageReason } from "@/lib/domain/triage-reason";

/** What a requester wrote. Evidence, never instructions. */
export interface TicketText {
  title: string | null;
  description: string;
}

/** The words by which a category is known. */
export interface CategoryText {
  slug: string;
  name: string;
  description: string;
  keywords: string[];
}

/** The words by which a skill is known. */
export interface SkillText {
  slug: string;
  name: string;
  aliases: string[];
}

/** The closed lists at the moment of reading: no value outside them may leave a reading. */
export interface Catalogue {
  categories: CategoryText[];
  skills: SkillText[];
  priorities: readonly Priority[];
}

/** What a reader gets. */
export interface ClassifyRequest {
  text: TicketText;
  catalogue: Catalogue;
  /** Aborts when the time of the chain is used up. */
  signal: AbortSignal;
  /** True: asked for comparison only. */
  shadow?: true;
}

/** What a panel is for, and on whose account its cost goes. */
export interface TriagePurpose {
  /** A preview of a text that is still being written is never compared with others. */
  kind: "triage" | "preview";
  /** Whose text is read; null where nobody's account is charged. */
  personId: string | null;
  /** SHA-256 of the text as it was written: what a vendor's model said of it is erased with it. */
  inputHash?: string;
  /** Where the text stands already: its requester's choice, or what it was sorted into before. */
  category?: string | null;
  /** The ticket whose text it is. */
  ticketId?: string;
}

/** One reader's word on one field. */
export interface Prediction<T> {
  value: T;
  /** 0 to 1; null where the reader has no number to give. */
  confidence: number | null;
  reason: TriageReason | null;
  /** Exact pieces of the ticket's text. */
  quotes: string[];
  /** The reader's own bar was passed: its margin, or all its quotes found in the ticket. Whether it is applied, `doubtOf` says. */
  isConfident: boolean;
  /** Why it was not passed, where the reader can tell. */
  holdReason?: HoldReason;
  /** True: nothing speaks for it, it is only what is usual. Anybody who knows better comes first. */
  isDefault?: boolean;
  alternatives?: { value: T; confidence: number }[];
}

/** One reader's word on each field. */
export interface Predictions {
  category?: Prediction<string>;
  priority?: Prediction<Priority>;
  skills?: Prediction<string[]>;
  title?: Prediction<string>;
}

/** What a field's value is made of. */
export type ValueOf<F extends keyof Predictions> = NonNullable<Predictions[F]>["value"];

/** What a vendor counted, of all calls for one reading. */
export interface TokenUsage {
  inputTokens: number;
  /** With what the model thought before it answered: vendors take the same price for it. */
  outputTokens: number;
  /** Millionths of a US dollar; missing where the model's price is not known. */
  costMicros?: number;
  /** True: the answer to the same question was kept, and nobody was asked. */
  cached?: true;
}

/** All that one reader says of a ticket. */
export interface ProviderResult {
  /** A field that is missing is asked of the next reader. */
  fields: Predictions;
  summary: string | null;
  /** For moderators. */
  helpfulNotes: HelpfulNote[];
  /** Slugs of skills that were named and that the list lacks. */
  proposedSkills: string[];
  model?: string;
  promptVersion?: string;
  usage?: TokenUsage;
  /** The first answer was unusable and a second one was asked for. */
  repaired?: boolean;
}

/** Why a reader could not read; stored, shown, and never ticket text. */
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

/** Why a reader outside was not asked: the text stays inside, the budget or the requester's share of it is used up, or its model has no price. */
export type NotAskedCode = "kept_inside" | "over_budget" | "person_budget" | "no_price";

/** An expected failure of a reader. */
export interface ProviderFailure {
  code: FailureCode;
  retryAfterSeconds?: number;
  /** A call that failed may have cost something all the same. */
  model?: string;
  promptVersion?: string;
  usage?: TokenUsage;
}

/** What a reader answers. */
export type ProviderAnswer = { ok: true; result: ProviderResult } | { ok: false; failure: ProviderFailure };

/** Something that can read a ticket: a model, rules, or the last resort. An expected failure is a value with a code. */
export interface TriageProvider {
  provider: TriageProviderName;
  /** What its values are marked with on the ticket. */
  source: Source;
  /** True: it costs money and sees the text outside, so it is asked only where the category is still open. */
  outside?: boolean;
  read(request: ClassifyRequest): Promise<ProviderAnswer> | ProviderAnswer;
}

/** Title and description as one text. The empty line between them ends every phrase. */
export function wholeText({ title, description }: TicketText): string {
  return title ? `${title}\n\n${description}` : description;
}
