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
import { sharedCache } from "./lru-cache";
import type { TicketText } from "./provider";
import type { TriageResult } from "./triage-result";

/** The response of `POST /api/tickets/classify`. */
export interface TextClassification {
  /** A category's slug; null if no category fits. */
  category: string | null;
  priority: Priority;
  skills: string[];
  /** 0 to 1; null without a value or a stated confidence. */
  confidence: { category: number | null; priority: number | null };
  /** What predicted the category; without a category, what predicted the priority. */
  source: Source;
  reasons: string[];
  /** A field is null if no provider has a value for the field, or if admins turned automation off for it. */
  fields: {
    category: FieldPreview<string> | null;
    priority: FieldPreview<Priority> | null;
    skills: FieldPreview<string[]> | null;
  };
}

/** A predicted value. If `apply` is false, we only suggest it, because of `holdReason`. */
export interface FieldPreview<T> extends Pick<FieldResult<T>, "value" | "source" | "quotes" | "apply"> {
  holdReason: HoldReason | null;
}

/** Classifies a text that a person is still writing. Changes no ticket. Throws `too_many` above the person's limit. */
export async function classifyText(ctx: Context, input: ClassifyTextInput): Promise<TextClassification> {
  authorize(ctx.actor, "ticket.classify");
  const personId = ctx.actor.kind === "person" ? ctx.actor.id : null;
  if (personId) await consume(ctx, classifications(), personId);
  const text: TicketText = { title: input.title || null, description: input.description };
  const purpose = { kind: "preview" as const, personId, inputHash: inputHashOf(text), category: input.category };
  const [catalogue, providers] = await Promise.all([loadCatalogue(ctx), loadProviders(ctx, purpose)]);
  const content = JSON.stringify([text, catalogue, providers.key]);
  const key = createHash("sha256").update(content).digest("base64");
  const cached = cache.get(key);
  if (cached) return cached;
  const triageResult = await classifyTicket({ ...providers, text, catalogue, budgetMs: env().GEMINI_TIMEOUT_MS });
  const classification = classificationOf(triageResult);
  if (triageResult.attempts.every(({ outcome }) => REPEATABLE.has(outcome))) cache.set(key, classification);
  return classification;
}

/** Outcomes of a provider that would be the same in a second try, so the result may be cached. */
const REPEATABLE = new Set(["answered", "repaired", "partial", "kept_inside"]);

function classificationOf({ fields: { category, priority, skills } }: TriageResult): TextClassification {
  const present = [category, priority, skills].filter((field) => field !== undefined);
  return {
    category: category?.value ?? null,
    priority: priority?.value ?? "medium",
    skills: skills?.value ?? [],
    confidence: { category: category?.confidence ?? null, priority: priority?.confidence ?? null },
    source: category?.source ?? priority?.source ?? "fallback",
    reasons: present.flatMap(({ reason, quotes }) => (reason ? [formatTriageReason(reason, quotes)] : [])),
    fields: { category: previewOf(category), priority: previewOf(priority), skills: previewOf(skills) },
  };
}

function previewOf<T>(field: FieldResult<T> | undefined): FieldPreview<T> | null {
  if (!field) return null;
  const { value, source, quotes, apply, holdReason = null } = field;
  return { value, source, quotes, apply, holdReason };
}

const cache = sharedCache<TextClassification>("Classifications", 500);
