import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { isoOf } from "@/lib/db/json";
import { formatTriageReason, repeatsQuotes } from "@/lib/display-text/triage";
import { type AutomationLevel, type LabelOrigin, TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import { notFound } from "@/lib/errors";
import { automationLevel } from "@/lib/settings/automation-level";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import type { ListDecisionsInput } from "@/lib/tickets/input";
import type { CalibrationPoint } from "@/lib/triage-quality/fit-curve";
import { type MeasuredConfidence, measuredConfidence } from "@/lib/triage-quality/measured-confidence";
import { type DecisionRow, selectDecisions } from "./select-decisions";

/** One entry of the decision log: an automatic value, where it came from, and what people did with it. */
export interface DecisionView extends Omit<DecisionRow["decision"], "ticketId" | "createdAt" | "reason"> {
  /** The name of a vendor's model; null for our own model, which `trained` describes. */
  model: string | null;
  /** Our own model's training; null for other providers and after the model was deleted. */
  trained: { rows: number; at: string } | null;
  /** The calibrated confidence; null for a title, and if the provider stated no confidence. */
  measured: CalibrationPoint | null;
  reason: string | null;
  /** True if `reason` says little more than the quotes. */
  repeatsQuotes: boolean;
  alternatives: NonNullable<DecisionRow["alternatives"]>;
  at: string;
  answer: DecisionLabel | null;
}

/** What people did with an automatic value. */
export interface DecisionLabel {
  /** `implicit`: nobody answered, and the ticket was solved with this value. */
  how: LabelOrigin | "rejected";
  kept: boolean;
  /** The value that counts now; null for a rejection. */
  value: string | string[] | null;
  by: { id: string; name: string } | null;
  at: string;
}

export interface DecisionPage {
  /** Newest first. */
  decisions: DecisionView[];
  levels: Record<TriageField, AutomationLevel>;
  nextCursor: string | null;
}

/** Reads one page of a ticket's decision log. Throws `not_found` if the actor may not see the ticket. */
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

/** A rejection counts unless a person set or accepted a value later. */
function labelForDecision({ decision, label, labelledBy, rejected }: DecisionRow): DecisionLabel | null {
  const rejectedAt = rejected && new Date(rejected.at);
  if (rejectedAt && (!label || label.origin === "implicit" || label.at <= rejectedAt)) {
    return { how: "rejected", kept: false, value: null, by: rejected.by, at: isoOf(rejected.at) };
  }
  if (!label) return null;
  const { value, origin, at } = label;
  return { how: origin, kept: isSame(value, decision.value), value, by: labelledBy, at: at.toISOString() };
}

/** Two lists of skills are the same in any order. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item) => other.includes(item));
}
