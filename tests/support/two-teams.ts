import { and, eq, sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { handovers, outbox } from "@/lib/db/schema";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { answerHandover } from "@/lib/tickets/handovers/answer-handover";
import { AnswerHandoverInput } from "@/lib/tickets/handovers/input";
import { offerTicket } from "@/lib/tickets/handovers/offer-ticket";
import { createPerson, testContext } from "./database";
import { createCategoryRow, createTeamRow, historyRows, openTestTicket, rowOf } from "./workspace";

export type TwoTeams = Awaited<ReturnType<typeof createTwoTeams>>;

/** Tom's team, and the team billing with its lead Leonie and Priya, and helpers for handovers between them. */
export async function createTwoTeams(db: Db) {
  const [ida, admin] = [await createPerson(db), await createPerson(db, "admin")];
  const tom = await createPerson(db, "moderator", { name: "Tom" });
  const leonie = await createPerson(db, "moderator", { name: "Leonie" });
  const priya = await createPerson(db, "moderator", { name: "Priya" });
  const home = await createTeamRow(db, [tom]);
  const billing = await createTeamRow(db, [{ ...leonie, lead: true }, priya]);

  const as = (actor: PersonActor) => testContext(db, actor);
  const version = async (ticket: string) => (await rowOf(db, ticket)).version;
  const give = async (by: PersonActor, ticket: string, to: PersonActor) =>
    assignTicket(as(by), { ticket, version: await version(ticket), personId: to.id });

  return {
    ...{ ida, admin, tom, leonie, priya, home, billing },
    ...{ as, version, give },
    /** A ticket of Tom's team, assigned to Tom. */
    async tomsTicket(): Promise<string> {
      const { id } = await openTestTicket(db, ida, { category: (await createCategoryRow(db, home)).slug });
      await give(tom, id, tom);
      return id;
    },
    /** Offers a ticket to billing, by default from Tom. */
    offer: async (ticket: string, more: { personId?: string; note?: string; teamId?: string } = {}, by = tom) =>
      offerTicket(as(by), { ticket, version: await version(ticket), teamId: billing, ...more }),
    answer: (by: PersonActor, handover: string, given: object = { answer: "take" }) =>
      answerHandover(as(by), { ...AnswerHandoverInput.parse(given), handover }),
    lastEvents: async (ticket: string, many: number) =>
      (await historyRows(db, ticket)).slice(-many).map(({ type, after, actorId }) => ({ type, after, actorId })),
    /** The data of all published events of that name about a ticket. */
    wiresOf: (name: typeof outbox.$inferSelect.name, ticketId: string) =>
      db
        .select({ data: outbox.data })
        .from(outbox)
        .where(and(eq(outbox.name, name), sql`${outbox.data}->>'ticketId' = ${ticketId}`)),
    stateOf: async (id: string) => (await db.select().from(handovers).where(eq(handovers.id, id)))[0]!.state,
  };
}
