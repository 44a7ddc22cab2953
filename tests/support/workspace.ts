import { eq } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { categories, events, people, skills, teamMembers, teams, tickets, triageResults } from "@/lib/db/schema";
import type { FieldResult, FieldResults } from "@/lib/domain/triage";
import { newId } from "@/lib/ids";
import { OpenTicketInput } from "@/lib/tickets/input";
import { openTicket } from "@/lib/tickets/open-ticket";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { testContext } from "./database";

/** Creates a ticket with the real verb. */
export function openTestTicket(
  db: Db,
  requester: PersonActor,
  more: Partial<Record<keyof OpenTicketInput, string>> = {},
  now = () => new Date(),
): Promise<TicketView> {
  const input = OpenTicketInput.parse({ description: "The printer on the second floor is on fire.", ...more });
  return openTicket(testContext(db, requester, now), { ...input, channel: "web" });
}

export async function createTeamRow(db: Db, members: { id: string; lead?: boolean }[] = []): Promise<string> {
  const id = newId();
  await db.insert(teams).values({ id, slug: `team-${id}`, name: `Team ${id.slice(-6)}` });
  for (const { id: personId, lead } of members) await db.insert(teamMembers).values({ teamId: id, personId, lead });
  return id;
}

/** A new category. */
export async function createCategoryRow(db: Db, teamId?: string): Promise<{ id: string; slug: string; name: string }> {
  const id = newId();
  const row = { id, slug: `category-${id.slice(-12)}`, name: `Category ${id.slice(-6)}` };
  await db.insert(categories).values({ ...row, teamId });
  return row;
}

export async function createSkillRows(db: Db, ...slugs: string[]): Promise<void> {
  await db.insert(skills).values(slugs.map((slug) => ({ slug, name: slug })));
}

/** A value from a model, confident enough to be applied. */
export function fieldResultOf<T>(value: T, more: Partial<FieldResult<T>> = {}): FieldResult<T> {
  return {
    value,
    provider: "gemini",
    source: "ai",
    confidence: 0.9,
    reason: { code: "model", text: "It says so." },
    quotes: ["on fire"],
    apply: true,
    ...more,
  };
}

/** Inserts a triage result and returns its id. */
export async function createTriageResult(
  db: Db,
  ticketId: string,
  fields: FieldResults,
  more: Partial<typeof triageResults.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  const row = { id, ticketId, eventId: newId(), provider: "gemini" as const, ticketVersion: 1, fields, durationMs: 1 };
  await db.insert(triageResults).values({ ...row, ...more });
  return id;
}

/** The whole row of a ticket. */
export async function rowOf(db: Db, ticketId: string): Promise<typeof tickets.$inferSelect> {
  const [row] = await db.select().from(tickets).where(eq(tickets.id, ticketId));
  return row!;
}

/** A ticket's history, oldest first. */
export function historyRows(db: Db, ticketId: string) {
  return db.select().from(events).where(eq(events.ticketId, ticketId)).orderBy(events.id);
}

/** The stored workload of a person. */
export async function workloadOf(db: Db, personId: string): Promise<number> {
  const [row] = await db.select({ n: people.activeTickets }).from(people).where(eq(people.id, personId));
  return row!.n;
}
