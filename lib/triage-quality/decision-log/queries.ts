import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
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
import { type DecisionLabel, labelForDecision } from "./label-for-decision";
import { type DecisionRow, selectDecisions } from "./select-decisions";

/** One automatic decision with what it rests on, what became of it, and what a person later made of it. */
export interface DecisionView {
  id: string;
  /** Decisions of one reading share it. */
  triageResultId: string;
  field: TriageField;
  /** A slug, a priority, a list of slugs; of a title null: it is the ticket's text. */
  value: string | string[] | null;
  mode: DecisionMode;
  holdReason: HoldReason | null;
  source: Source;
  provider: TriageProviderName;
  /** A vendor's name of its model; of our own model null, `trained` says which one. */
  model: string | null;
  /** Our own model, as long as it is kept. */
  trained: { rows: number; at: string } | null;
  promptVersion: string | null;
  /** As the reader stated it, 0 to 1. */
  confidence: number | null;
  /** Share that people are expected to keep of what it states so, and how many of those they judged; null without a figure. */
  measured: { value: number; seen: number } | null;
  reason: string | null;
  /** True where `reason` says little more than the quotes. */
  repeatsQuotes: boolean;
  quotes: string[];
  alternatives: NonNullable<FieldResult<string | string[]>["alternatives"]>;
  inputHash: string | null;
  /** Of the reader's whole reading: decisions of one reading and provider share them. */
  inputTokens: number | null;
  outputTokens: number | null;
  /** Millionths of a US dollar. */
  costMicros: number | null;
  durationMs: number;
  at: string;
  answer: DecisionLabel | null;
}

export interface DecisionPage {
  /** Newest first. */
  decisions: DecisionView[];
  /** How far automation goes for this ticket now, by its category. */
  levels: Record<TriageField, AutomationLevel>;
  nextCursor: string | null;
}

/** What was decided about a ticket automatically, for staff; `not_found` where the ticket is out of sight. By keyset. */
export async function listDecisions(
  ctx: Context,
  input: ListDecisionsInput & { ticket: string },
): Promise<DecisionPage> {
  authorize(ctx.actor, "ticket.review");
  const [, before] = readCursor(input.cursor, z.tuple([z.literal("decisions"), z.uuid()])) ?? [];
  const [found, { policy }, worth] = await Promise.all([
    selectDecisions(ctx, { ticket: input.ticket, before, limit: input.limit + 1 }),
    loadTriageSettings(ctx),
    measuredConfidence(ctx),
  ]);
  if (!found) throw notFound("ticket");
  const page = found.rows.slice(0, input.limit);
  const last = page.at(-1);
  const read = page.find(({ decision: { field, mode } }) => field === "category" && mode !== "shadow");
  const category = found.category ?? read?.decision.value;
  const levels = TRIAGE_FIELDS.map((field) => [field, automationLevel(field, category?.toString(), policy)]);
  return {
    decisions: page.map((row) => viewDecision(row, worth)),
    levels: Object.fromEntries(levels) as Record<TriageField, AutomationLevel>,
    nextCursor: found.rows.length > page.length && last ? cursorOf(["decisions", last.decision.id]) : null,
  };
}

function viewDecision(row: DecisionRow, worth: MeasuredConfidence): DecisionView {
  const { ticketId: _, createdAt, reason, ...decision } = row.decision;
  const { provider, field, confidence } = decision;
  return {
    ...decision,
    reason: reason && formatTriageReason(reason, decision.quotes),
    repeatsQuotes: reason !== null && repeatsQuotes(reason) && decision.quotes.length > 0,
    model: provider === "learned" ? null : decision.model,
    trained: row.trained && { rows: row.trained.rows, at: row.trained.createdAt.toISOString() },
    measured: confidence === null || field === "title" ? null : worth(provider, field, confidence),
    alternatives: row.alternatives ?? [],
    at: createdAt.toISOString(),
    answer: labelForDecision(row),
  };
}
