import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import { formatAssignmentReason, formatRejection } from "@/lib/display-text/routing";
import { formatHelpfulNote, formatTrainingNote, formatTriageReason } from "@/lib/display-text/triage";
import type { AssignmentReason, CandidateGroup, Rejection } from "@/lib/domain/routing";
import type { TriageReason } from "@/lib/domain/triage-reason";
import { newId } from "@/lib/ids";
import { getTicket } from "@/lib/tickets/queries";
import { listModels } from "@/lib/training-data/list-models";
import { listDecisions } from "@/lib/triage-quality/decision-log/queries";
import { testContext } from "@/tests/support/context";
import { oldDatabase } from "@/tests/support/old-database";
import type { Db } from "./client";
import { migrate } from "./migrate";
import { assignments, tickets, trainings, triageDecisions, triageResults } from "./schema";

let db: Db;
let admin: PersonActor;

/** The last migration before reasons became codes. */
const BEFORE = "0002_routing_approvals";
/** Creating an embedded database takes long on a busy machine. */
const SLOW_MS = 240_000;

/** Old texts on scoreboards and their codes. */
const REJECTIONS: [string, Rejection][] = [
  ["deactivated", { code: "deactivated" }],
  ["no moderator", { code: "not-a-moderator" }],
  ["away", { code: "away" }],
  ["off work", { code: "off-work" }],
  ["not at work", { code: "off-work" }],
  ["load unknown", { code: "unknown-load" }],
  ["full: 20 of 20", { code: "at-capacity", active: 20, capacity: 20 }],
  ["other team", { code: "other-team" }],
  ["admin, asked last", { code: "admin-last" }],
  ["leads the team, asked later", { code: "lead-last" }],
  ["lacks java", { code: "missing-skills", skills: ["java"] }],
  ["lacks java, vpn", { code: "missing-skills", skills: ["java", "vpn"] }],
  ["has more in hand", { code: "more-open-tickets" }],
  ["would be fuller: 1 of 5", { code: "fuller", active: 1, capacity: 5 }],
  ["had one more recently", { code: "assigned-more-recently" }],
  ["equally placed, it could be one only", { code: "equal" }],
  ["a rule named somebody else", { code: "not-named-by-rule" }],
  ["away until 2026-11-23", { code: "legacy", text: "away until 2026-11-23" }],
  ["off work until Monday 09:00", { code: "legacy", text: "off work until Monday 09:00" }],
  ["too tired", { code: "legacy", text: "too tired" }],
];

const best = (group: CandidateGroup, covered: number, wanted: number) => {
  return { code: "best-match" as const, group, covered, wanted, active: 3, capacity: 20 };
};
const ASSIGNMENTS: [string, AssignmentReason][] = [
  ["2 of 2 skills, 3 of 20 in hand", best("team-skill", 2, 2)],
  ["0 of 2 skills, no member with any of them can, 3 of 20 in hand", best("team", 0, 2)],
  ["1 of 2 skills, leads the team, 3 of 20 in hand", best("lead", 1, 2)],
  ["leads the team, 3 of 20 in hand", best("lead", 0, 0)],
  ["admin, nobody else can, 3 of 20 in hand", best("admin", 0, 0)],
  ["3 of 20 in hand", best("team", 0, 0)],
  ['rule "Night shift"', { code: "automation-rule", rule: "Night shift" }],
  ["owner is away", { code: "away" }],
  ["because", { code: "legacy", text: "because" }],
];

/** Provider, quotes and text of an old result, and its code. */
const READINGS: [string, string[], string, TriageReason][] = [
  ["gemini", ["x"], "The card was charged twice.", { code: "model", text: "The card was charged twice." }],
  ["gemini", [], "Nothing in the text decides it.", { code: "model", text: "Nothing in the text decides it." }],
  ["builtin", ["refund", "invoice"], "Keywords found: “refund” and “invoice”.", { code: "keywords" }],
  ["builtin", ["card"], "Words like those of its description: “card”.", { code: "description-words" }],
  ["builtin", [], "The first sentence.", { code: "first-sentence" }],
  ["builtin", ["IS DOWN"], "Words that decide: “IS DOWN”.", { code: "urgency-words" }],
  ["builtin", [], "No word of urgency was found, so it is medium.", { code: "no-urgency" }],
  ["builtin", [], "Words that pull both ways: “a b” and “c”.", { code: "mixed-urgency", words: ["a b", "c"] }],
  ["builtin", [], "Too little for more than medium: “slow”.", { code: "weak-urgency", words: ["slow"] }],
  ["builtin", ["k8s"], "Named in the text: “k8s”.", { code: "skills-named" }],
  ["builtin", [], "No skill of the list is named in the text.", { code: "no-skill-named" }],
  ["learned", ["k8s"], "Named in the text: “k8s”.", { code: "skills-learned", learned: [], named: true }],
  [
    "learned",
    ["k8s"],
    "Named in the text: “k8s”. Tickets like this one needed sepa, vpn.",
    { code: "skills-learned", learned: ["sepa", "vpn"], named: true },
  ],
  [
    "learned",
    [],
    "Tickets like this one needed no skill of the list.",
    { code: "skills-learned", learned: [], named: false },
  ],
  [
    "learned",
    ["vpn"],
    "Most like the 1,234 tickets that people put here, by “vpn”.",
    { code: "like-labelled", count: 1234 },
  ],
  ["learned", [], "Most like the 12 tickets that people put here.", { code: "like-labelled", count: 12 }],
  ["learned", [], "Unlike what people decided here before; of that, this is the nearest.", { code: "unlike-labelled" }],
  ["defaults", [], "Nothing in the text decides it.", { code: "no-evidence" }],
  ["builtin", [], "It just felt right.", { code: "legacy", text: "It just felt right." }],
];

const NOTES = [
  "The text holds instructions to a machine; they were not read.",
  "Sorted by words, not by a model. Keywords found: “refund”.",
  "Sorted by words, not by a model. Words like those of its description: “card” and “bank”. Not clear enough to decide: please check the category.",
  "No keyword of any category stands in the text: please choose one.",
  "Priority high: “IS DOWN”.",
  "Words of a security incident are in the text: secure the account or device first, then answer.",
  "The text seems to hold a password: ask for it to be changed.",
  "Very short: ask what was expected and what happened instead.",
  "No error message is quoted: ask for its exact words or a screenshot.",
  "No order or invoice number is given: ask for it.",
  "Ask for the log.",
];

beforeAll(async () => {
  db = await oldDatabase(BEFORE);
  const id = newId();
  await db.execute(sql`insert into people (id, name, email, role) values (${id}, 'Ada', 'ada@example.test', 'admin')`);
  admin = {
    ...{ kind: "person", id, name: "Ada", email: "ada@example.test", role: "admin" },
    ...{ emailVerified: true, mustChangePassword: false },
  };
}, SLOW_MS);

let count = 0;

/** A ticket of the old schema. */
async function oldTicket(
  more: { approval?: string; resolution?: string; notes?: string[]; triageResultId?: string } = {},
) {
  const id = newId();
  const { approval = "not_required", resolution = null, notes = [], triageResultId = null } = more;
  await db.execute(sql`
    insert into tickets (id, number, description, channel, requester_id, status, approval, resolution_notes, helpful_notes, verdict_id)
    values (${id}, ${`TKT-${++count}`}, 'It broke.', 'web', ${admin.id}, 'cancelled', ${approval}, ${resolution},
      array(select jsonb_array_elements_text(${JSON.stringify(notes)}::jsonb)), ${triageResultId})`);
  return id;
}

async function oldTriageResult(ticketId: string, provider: string, fields: object, notes: string[], id = newId()) {
  await db.execute(sql`
    insert into verdicts (id, ticket_id, event_id, provider, ticket_version, fields, shadow, helpful_notes, duration_ms)
    values (${id}, ${ticketId}, ${newId()}, ${provider}, 1, ${JSON.stringify(fields)}::jsonb, ${JSON.stringify(fields)}::jsonb,
      array(select jsonb_array_elements_text(${JSON.stringify(notes)}::jsonb)), 1)`);
  return id;
}

describe("a database from before reasons were codes", () => {
  it(
    "A migrated database has a code for every known reason and shows unknown ones as written",
    async () => {
      const board = REJECTIONS.map(([whyNot], at) => ({
        ...{ personId: newId(), name: `p${at}`, covered: 0, wanted: 0, lacks: [], active: 1, capacity: 1, group: null },
        whyNot,
      }));
      const chosen = { ...board[0], whyNot: null };
      const boards = JSON.stringify([chosen, ...board]);
      const assigned: string[] = [];
      for (const [reason] of ASSIGNMENTS) {
        const id = await oldTicket();
        assigned.push(id);
        await db.execute(sql`
        insert into assignments (id, ticket_id, person_id, source, reason, scoreboard)
        values (${newId()}, ${id}, ${admin.id}, 'rules', ${reason}, ${boards}::jsonb)`);
      }
      const waiting = await oldTicket();
      await db.execute(sql`insert into waits (ticket_id, scoreboard) values (${waiting}, ${boards}::jsonb)`);
      const read: [string, string][] = [];
      for (const [provider, quotes, reason] of READINGS) {
        const id = await oldTicket();
        const field = { value: "x", provider, source: "ai", confidence: null, reason, quotes, apply: true };
        const triageResultId = await oldTriageResult(
          id,
          provider,
          { category: field, title: { ...field, reason: null } },
          [],
        );
        read.push([id, triageResultId]);
        await db.execute(sql`
        insert into decisions (id, ticket_id, verdict_id, field, value, mode, source, provider, reason, quotes, duration_ms)
        values (${newId()}, ${id}, ${triageResultId}, 'category', '"x"', 'applied', 'ai', ${provider}, ${reason},
          array(select jsonb_array_elements_text(${JSON.stringify(quotes)}::jsonb)), 1)`);
      }
      const [byModel, byRules] = [newId(), newId()];
      const noted = await Promise.all([
        oldTicket({ notes: NOTES, triageResultId: byModel }),
        oldTicket({ notes: NOTES, triageResultId: byRules }),
      ]);
      await oldTriageResult(noted[0], "gemini", {}, NOTES, byModel);
      await oldTriageResult(noted[1], "builtin", {}, NOTES, byRules);
      const refused = await oldTicket({ approval: "rejected", resolution: "Not approved: Too dear." });
      const silent = await oldTicket({ approval: "rejected", resolution: "Not approved." });
      const ended = await oldTicket({ resolution: "Not approved: said the printer." });
      const trained = ["It failed again and again. The server's log says why.", "It rained.", null];
      for (const [at, note] of trained.entries()) {
        const id = `00000000-0000-7000-8000-00000000000${at}`;
        await db.execute(
          sql`insert into trainings (id, state, leased_until, note, started_at) values (${id}, 'failed', now(), ${note}, now())`,
        );
      }

      expect((await migrate(db)).applied).toBeGreaterThan(0);

      const ctx = testContext(db, admin);
      const shown = REJECTIONS.map(([, rejection]) => formatRejection(rejection, { at: new Date() }));
      for (const [at, id] of assigned.entries()) {
        const [, code] = ASSIGNMENTS[at]!;
        const [row] = await db.select().from(assignments).where(eq(assignments.ticketId, id));
        expect(row?.reason).toEqual(code);
        const { assignment } = await getTicket(ctx, id);
        expect(assignment?.reason).toBe(formatAssignmentReason(code));
        expect(assignment?.scoreboard?.map(({ rejection }) => rejection)).toEqual([
          null,
          ...REJECTIONS.map(([, rejection]) => rejection),
        ]);
        expect(assignment?.scoreboard?.map(({ whyNot }) => whyNot)).toEqual([null, ...shown]);
        expect(JSON.stringify(row?.scoreboard)).not.toContain("whyNot");
      }
      const { assignment } = await getTicket(ctx, waiting);
      expect(assignment).toMatchObject({ person: null, reason: null });
      expect(assignment?.scoreboard?.map(({ whyNot }) => whyNot)).toEqual([null, ...shown]);

      for (const [at, [id, triageResultId]] of read.entries()) {
        const [, quotes, , code] = READINGS[at]!;
        const reason = formatTriageReason(code, quotes);
        const [triageResult] = await db.select().from(triageResults).where(eq(triageResults.id, triageResultId));
        expect(triageResult?.fields.category?.reason).toEqual(code);
        expect(triageResult?.fields.title?.reason).toBeNull();
        expect(triageResult?.shadow).toEqual(triageResult?.fields);
        const [decision] = await db
          .select()
          .from(triageDecisions)
          .where(eq(triageDecisions.triageResultId, triageResultId));
        expect(decision?.reason).toEqual(code);
        expect((await getTicket(ctx, id)).triage.triageResult?.fields.category?.reason).toBe(reason);
        expect((await listDecisions(ctx, { ticket: id, limit: 9 })).decisions).toMatchObject([{ reason }]);
      }

      const notesOf = async (id: string) => {
        const [row] = await db.select().from(tickets).where(eq(tickets.id, id));
        return row!.helpfulNotes;
      };
      const codes = async (id: string) => (await notesOf(id)).map(({ code }) => code);
      expect((await codes(noted[0])).at(-1)).toBe("model");
      expect((await codes(noted[1])).at(-1)).toBe("legacy");
      expect((await codes(noted[1])).slice(0, -1)).not.toContain("legacy");
      for (const id of noted) {
        const notes = await notesOf(id);
        expect(notes).toHaveLength(NOTES.length);
        expect((await getTicket(ctx, id)).helpfulNotes).toEqual(notes.map(formatHelpfulNote));
      }

      expect((await getTicket(ctx, refused)).resolutionNotes).toBe("Not approved: Too dear.");
      expect((await getTicket(ctx, silent)).resolutionNotes).toBe("Not approved.");
      expect((await getTicket(ctx, ended)).resolutionNotes).toBe("Not approved: said the printer.");
      const [row] = await db.select().from(tickets).where(eq(tickets.id, refused));
      expect(row?.resolutionNotes).toBe("Too dear.");

      expect((await db.select().from(trainings)).map(({ note }) => note)).toContain("failed-repeatedly");
      const notes = [formatTrainingNote("failed-repeatedly"), "It rained.", null];
      expect((await listModels(ctx)).trainings.map(({ note }) => note).sort()).toEqual(notes.sort());
    },
    SLOW_MS,
  );
});
