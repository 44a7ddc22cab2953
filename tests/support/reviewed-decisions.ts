import type { Db } from "@/lib/db/client";
import { tickets, triageDecisions, triageLabels, triageResults } from "@/lib/db/schema";
import type { DecisionMode, LabelOrigin, TriageField, TriageProviderName } from "@/lib/domain/triage";
import { newId } from "@/lib/ids";

/** An automatic decision on a ticket of its own, and the label that people set. */
export interface ReviewedDecision {
  field?: TriageField;
  value: string | string[];
  provider?: TriageProviderName;
  mode?: DecisionMode;
  confidence?: number | null;
  /** When triage decided; people label it at the same moment. */
  at: Date;
  /** The label. Left out: not reviewed yet. */
  meant?: string | string[];
  origin?: LabelOrigin;
  /** A second provider, asked for comparison. */
  shadow?: { value: string | string[]; provider: TriageProviderName };
}

/** Writes many such decisions as the verbs would. */
export async function createReviewedDecisions(db: Db, requesterId: string, all: ReviewedDecision[]): Promise<void> {
  const rows = all.map((one) => ({ field: "category" as const, ...one, ticketId: newId(), triageResultId: newId() }));
  await db.insert(tickets).values(
    rows.map(({ ticketId: id, at }) => ({
      ...{ id, requesterId, createdAt: at, number: `TKT-${id}` },
      ...{ description: "The printer on the second floor is on fire.", channel: "web" as const },
    })),
  );
  await db.insert(triageResults).values(
    rows.map(({ ticketId, triageResultId: id, provider = "gemini", at }) => ({
      ...{ id, ticketId, eventId: newId(), provider, ticketVersion: 1, fields: {}, durationMs: 1, createdAt: at },
    })),
  );
  await db.insert(triageDecisions).values(rows.flatMap((row) => decisionsOf(row)));
  const labelled = rows.flatMap(({ ticketId, field, meant, origin = "set", at }) =>
    meant === undefined ? [] : [{ ticketId, field, value: meant, origin, source: "person" as const, at }],
  );
  if (labelled.length > 0) await db.insert(triageLabels).values(labelled);
}

function decisionsOf(row: ReviewedDecision & { ticketId: string; triageResultId: string; field: TriageField }) {
  const { ticketId, triageResultId, field, at, value, provider = "gemini", mode = "applied", confidence = 0.9 } = row;
  const common = { ticketId, triageResultId, field, source: "ai" as const, durationMs: 1, createdAt: at, confidence };
  const decided = { ...common, value, provider, mode };
  return row.shadow ? [decided, { ...common, ...row.shadow, mode: "shadow" as const }] : [decided];
}

/** `count` equal decisions, `kept` of them confirmed by people. */
export function reviewedDecision(
  count: number,
  kept: number,
  one: ReviewedDecision & { value: string },
): ReviewedDecision[] {
  return Array.from({ length: count }, (_, nth) => ({ ...one, meant: nth < kept ? one.value : `not-${one.value}` }));
}
