import { eq } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import {
  approvalChains,
  approvalRequests,
  approvalSteps,
  assignments,
  categories,
  chainSteps,
  decisions,
  events,
  labels,
  messages,
  people,
  personSkills,
  teamMembers,
  teams,
  ticketCounters,
  tickets,
  verdicts,
  waits,
} from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { REQUESTERS, type RequesterKey, STAFF, type StaffKey } from "./cast";
import { approverOf, CUSTOM_WORK } from "./custom-work";
import { NAMED_ACCOUNTS } from "./passwords";
import { JOINED } from "./play";
import { lengthMs } from "./script";
import { presenceAt, type Stage } from "./stage";

/** Hashes of the named accounts' passwords, and one for everybody else's. */
export type Hashes = Map<"admin" | "moderator" | "viewer" | "others", string>;

/**
 * Writes what was played, straight into the tables. This room alone may do so with rows of other rooms: history that
 * lies in the past can't be made by verbs whose clock is now, and a statement a table is what keeps the first start short.
 */
export async function writeRows(db: Db, stage: Stage, hashes: Hashes): Promise<void> {
  const joined = new Date(stage.now.getTime() - lengthMs(JOINED));
  await db.insert(people).values([...staffRows(stage, hashes, joined), ...requesterRows(stage, hashes, joined)]);
  await writeTeams(db, stage, joined);
  const { rows } = stage;
  await db.insert(tickets).values(rows.tickets);
  await db.insert(ticketCounters).values([...stage.counters].map(([day, last]) => ({ day, last })));
  await db.insert(messages).values(rows.messages);
  await db.insert(assignments).values(rows.assignments);
  if (rows.waits.length > 0) await db.insert(waits).values(rows.waits);
  await db.insert(verdicts).values(rows.verdicts);
  await db.insert(decisions).values(rows.decisions);
  await db.insert(labels).values(rows.labels);
  await writeApprovals(db, stage);
  // History only: none of these events may wake a function, so none gets an outbox row.
  await db.insert(events).values(rows.events);
}

async function writeApprovals(db: Db, { rows, teams: all, categories: handled }: Stage): Promise<void> {
  const category = handled.get(CUSTOM_WORK.slug);
  if (!category) return;
  const steps = CUSTOM_WORK.steps.map(({ name, needs, asks }, index) => {
    const approvers = asks.map((one) => approverOf(one, all));
    return { id: newId(), categoryId: category.id, position: index + 1, name, needs, approvers };
  });
  await db.insert(approvalSteps).values(steps);
  await db.insert(approvalChains).values(rows.chains);
  await db.insert(chainSteps).values(rows.chainSteps);
  await db.insert(approvalRequests).values(rows.requests);
}

async function writeTeams(db: Db, { teams: all, staff, categories: handled }: Stage, joined: Date): Promise<void> {
  const stamps = { createdAt: joined, updatedAt: joined };
  await db
    .insert(teams)
    .values(all.map(({ id, slug, name }) => ({ id, slug, name, email: `${slug}@northquay.example`, ...stamps })));
  await db
    .insert(teamMembers)
    .values(
      all.flatMap(({ id, members }) =>
        members.map((key, index) => ({ teamId: id, personId: staff[key].id, lead: index === 0 })),
      ),
    );
  const skills = Object.values(staff).flatMap((person) =>
    person.skills.map((skillSlug) => ({ personId: person.id, skillSlug })),
  );
  await db.insert(personSkills).values(skills);
  for (const { id, teamId } of handled.values()) {
    if (teamId) await db.update(categories).set({ teamId }).where(eq(categories.id, id));
  }
}

function staffRows(stage: Stage, hashes: Hashes, joined: Date) {
  return (Object.keys(STAFF) as StaffKey[]).map((key) => {
    const { id, name, role, capacity, activeTickets, lastAssignedAt } = stage.staff[key];
    const work = { role, capacity, activeTickets, lastAssignedAt, ...presenceAt(stage, key, stage.now) };
    return { id, name, ...work, ...account(STAFF[key].email, hashes, joined) };
  });
}

function requesterRows(stage: Stage, hashes: Hashes, joined: Date) {
  return (Object.keys(REQUESTERS) as RequesterKey[]).map((key) => {
    const { name, email } = REQUESTERS[key];
    return { id: stage.requesters[key].id, name, role: "user" as const, ...account(email, hashes, joined) };
  });
}

function account(email: string, hashes: Hashes, joined: Date) {
  const passwordHash = hashes.get(NAMED_ACCOUNTS.get(email) ?? "others") ?? null;
  return { email, passwordHash, emailVerifiedAt: joined, createdAt: joined, updatedAt: joined };
}
