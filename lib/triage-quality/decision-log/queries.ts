import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { isoOf } from "@/lib/db/json";
import { formatTriageReason, repeatsQuotes } from "@/lib/display-text/triage";
import type { Source } from "@/lib/domain/ticket";
import {
  type AutomationLevel,
  type DecisionMode,
  type FieldResult,
  type HoldReason,
  TRIAGE_FIELDS,
  type TriageField,
  type TriageProviderName,
} from "@/lib/domain/triage";
import { notFound } from "@/lib/errors";
import { automationLevel } from "@/lib/settings/automation-level";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import type { ListDecisionsInput } from "@/lib/tickets/input";
import { type MeasuredConfidence, measuredConfidence } from "@/lib/triage-quality/measured-confidence";
import { type DecisionRow, selectDecisions } from "./select-decisions";

export interface DecisionView {
  id: string;
  triageResultId: string;
  field: TriageField;
  /** Null for a title, which is the ticket's own text. */
  value: string | string[] | null;
  mode: DecisionMode;
  holdReason: HoldReason | null;
  source: Source;
  provider: TriageProviderName;
  /** A vendor's model name; null for our own model, described by `trained`. */
  model: string | null;
  /** Null once the model is deleted. */
  trained: { rows: number; at: string } | null;
  promptVersion: string | null;
  /** As stated by the provider, 0 to 1. */
  confidence: number | null;
  /** The calibrated confidence, and the number of labels behind it; null without a confidence. */
  measured: { value: number; seen: number } | null;
  reason: string | null;
  /** True if `reason` says little more than the quotes. */
  repeatsQuotes: boolean;
  quotes: string[];
  alternatives: NonNullable<FieldResult<string | string[]>["alternatives"]>;
  inputHash: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  /** Millionths of a US dollar. */
  costMicros: number | null;
  durationMs: number;
  at: string;
  answer: DecisionLabel | null;
}

export interface DecisionLabel {
  /** `implicit`: the ticket was solved with it. */
  how: "set" | "accepted" | "implicit" | "rejected";
  kept: boolean;
  /** The person's value; null for a rejection. */
  value: string | string[] | null;
  by: { id: string; name: string } | null;
  at: string;
}

export interface DecisionPage {
  decisions: DecisionView[];
  levels: Record<TriageField, AutomationLevel>;
  nextCursor: string | null;
}

/** The decision log of a ticket, for staff. Throws `not_found` if the actor may not see the ticket. */
export async function listDecisions(
  ctx: Context,
  input: ListDecisionsInput & { ticket: string },
): Promise<DecisionPage> {
  authorize(ctx.actor, "ticket.review");
  const [, before] = readCursor(input.cursor, z.tuple([z.literal("decisions"), z.uuid()])) ?? [];
  const [found, { policy }, measure] = await Promise.all([
    selectDecisions(ctx, { ticket: input.ticket, before, limit: input.limit + 1 }),
    loadTriageSettings(ctx),
    measuredConfidence(ctx),
  ]);
  if (!found) throw notFound("ticket");
  const page = found.rows.slice(0, input.limit);
  const last = page.at(-1);
  const predicted = page.find(({ decision: { field, mode } }) => field === "category" && mode !== "shadow");
  const category = found.category ?? predicted?.decision.value;
  const levels = TRIAGE_FIELDS.map((field) => [field, automationLevel(field, category?.toString(), policy)]);
  return {
    decisions: page.map((row) => viewDecision(row, measure)),
    levels: Object.fromEntries(levels) as Record<TriageField, AutomationLevel>,
    nextCursor: found.rows.length > page.length && last ? cursorOf(["decisions", last.decision.id]) : null,
  };
}

function viewDecision(row: DecisionRow, measure: MeasuredConfidence): DecisionView {
  const { ticketId: _, createdAt, reason, ...decision } = row.decision;
  const { provider, field, confidence } = decision;
  return {
    ...decision,
    reason: reason && formatTriageReason(reason, decision.quotes),
    repeatsQuotes: reason !== null && repeatsQuotes(reason) && decision.quotes.length > 0,
    model: provider === "learned" ? null : decision.model,
    trained: row.trained && { rows: row.trained.rows, at: row.trained.createdAt.toISOString() },
    measured: confidence === null || field === "title" ? null : measure(provider, field, confidence),
    alternatives: row.alternatives ?? [],
    at: createdAt.toISOString(),
    answer: labelForDecision(row),
  };
}

/** The latest answer; an implicit label does not undo a rejection. */
function labelForDecision({ decision, label, labelledBy, rejected }: DecisionRow): DecisionLabel | null {
  const rejectedAt = rejected && new Date(rejected.at);
  if (rejectedAt && (!label || label.origin === "implicit" || label.at <= rejectedAt)) {
    return { how: "rejected", kept: false, value: null, by: rejected.by, at: isoOf(rejected.at) };
  }
  if (!label) return null;
  const { value, origin, at } = label;
  return { how: origin, kept: isSame(value, decision.value), value, by: labelledBy, at: at.toISOString() };
}

/** Compares skills as sets. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}
