import { createHash } from "node:crypto";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { formatTriageReason } from "@/lib/display-text/triage";
import type { Priority, Source } from "@/lib/domain/ticket";
import type { FieldResult, HoldReason } from "@/lib/domain/triage";
import { env } from "@/lib/env";
import { consume } from "@/lib/rate-limits/consume";
import { classifications } from "@/lib/rate-limits/limits";
import { classifyTicket } from "./classify-ticket";
import type { ClassifyTextInput } from "./input";
import { inputHashOf } from "./llm-cache/cached-answers";
import { loadCatalogue } from "./load-catalogue";
import { loadProviders } from "./load-providers";
import { LruCache } from "./lru-cache";
import type { Catalogue, TicketText } from "./provider";
import type { TriageResult } from "./triage-result";

/** The answer of `POST /api/tickets/classify`. */
export interface Classification {
  /** A slug of the list; null where nothing fits. */
  category: string | null;
  priority: Priority;
  skills: string[];
  /** Each reader's own figure, 0 to 1; null where it has none. */
  confidence: { category: number | null; priority: number | null };
  /** Who says so: of the category, or of the priority where there is no category. */
  source: Source;
  reasons: string[];
  /** What triage says, one by one; null where nothing is said, also because automation is off. */
  fields: {
    category: PreviewedField<string> | null;
    priority: PreviewedField<Priority> | null;
    skills: PreviewedField<string[]> | null;
  };
}

/** What triage would say of one field. */
export interface PreviewedField<T> {
  value: T;
  source: Source;
  /** Exact pieces of the text that speak for it; of a usual value none. */
  quotes: string[];
  /** True: it would be written to the ticket. False: a person would be asked, because of `doubt`. */
  apply: boolean;
  holdReason: HoldReason | null;
}

/** What triage would say about a text that is still being written. Nothing is stored; the same text is read once. */
export async function classifyText(ctx: Context, input: ClassifyTextInput): Promise<Classification> {
  authorize(ctx.actor, "ticket.classify");
  if (ctx.actor.kind === "person") await consume(ctx, classifications(), ctx.actor.id);
  const text: TicketText = { title: input.title || null, description: input.description };
  const personId = ctx.actor.kind === "person" ? ctx.actor.id : null;
  const purpose = { kind: "preview" as const, personId, inputHash: inputHashOf(text), category: input.category };
  const [catalogue, providers] = await Promise.all([loadCatalogue(ctx), loadProviders(ctx, purpose)]);
  const key = keyOf(text, catalogue, providers.key);
  const known = answers().get(key);
  if (known) return known;
  const triageResult = await classifyTicket({ ...providers, text, catalogue, budgetMs: env().GEMINI_TIMEOUT_MS });
  const classification = toClassification(triageResult);
  if (triageResult.attempts.every(({ outcome }) => STEADY.has(outcome))) answers().set(key, classification);
  return classification;
}

/** Outcomes that the same text would bring again; a model that was out of reach may be back in a minute. */
const STEADY = new Set(["answered", "repaired", "partial", "kept_inside"]);

function toClassification({ fields: { category, priority, skills } }: TriageResult): Classification {
  const told = [category, priority, skills].filter((field) => field !== undefined);
  return {
    category: category?.value ?? null,
    priority: priority?.value ?? "medium",
    skills: skills?.value ?? [],
    confidence: { category: category?.confidence ?? null, priority: priority?.confidence ?? null },
    source: category?.source ?? priority?.source ?? "fallback",
    reasons: told.flatMap(({ reason, quotes }) => (reason ? [formatTriageReason(reason, quotes)] : [])),
    fields: { category: previewed(category), priority: previewed(priority), skills: previewed(skills) },
  };
}

function previewed<T>(field: FieldResult<T> | undefined): PreviewedField<T> | null {
  if (!field) return null;
  const { value, source, quotes, apply, holdReason = null } = field;
  return { value, source, quotes, apply, holdReason };
}

function keyOf(text: TicketText, catalogue: Catalogue, providers: string): string {
  return createHash("sha256")
    .update(JSON.stringify([text, catalogue, providers]))
    .digest("base64");
}

function answers(): LruCache<Classification> {
  holder.__signalboxClassifications ??= new LruCache(500);
  return holder.__signalboxClassifications;
}

const holder = globalThis as { __signalboxClassifications?: LruCache<Classification> };
