import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { mails, people, tickets } from "@/lib/db/schema";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { answerHandover } from "@/lib/tickets/handovers/answer-handover";
import { offerTicket } from "@/lib/tickets/handovers/offer-ticket";
import { withdrawHandover } from "@/lib/tickets/handovers/withdraw-handover";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createMailTicket, readMailFiles, setSettings } from "@/tests/support/mails";
import { createTeamRow, rowOf } from "@/tests/support/workspace";
import { notifyAcceptingLead } from "./notify-accepting-lead";
import { notifyHandoverSender } from "./notify-handover-sender";

let db: Db;
let settings: Env;
let tom: PersonActor;
let leonie: PersonActor;
let teamId: string;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  settings = setSettings();
  await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.role, "admin"));
  tom = await createPerson(db, "moderator", { name: "Tom" });
  leonie = await createPerson(db, "moderator", { name: "Leonie" });
  teamId = await createTeamRow(db, [{ ...leonie, lead: true }]);
});

/** An offer of Tom's to Leonie's team. */
async function offered(note?: string) {
  const ida = await createPerson(db);
  const { id } = await createMailTicket(db, ida.id, { title: "Charged twice", assigneeId: tom.id });
  await db
    .update(people)
    .set({ activeTickets: sql`${people.activeTickets} + 1` })
    .where(eq(people.id, tom.id));
  const { id: handoverId } = await offerTicket(testContext(db, tom), { ticket: id, version: 1, teamId, note });
  return { ticketId: id, handoverId, eventId: newId() };
}
const mailsOf = (personId: string) => db.select().from(mails).where(eq(mails.recipientId, personId));

describe("telling who may take an offered ticket", () => {
  it("gives the lead its facts, the giver's words and a way to answer, once", async () => {
    const input = await offered("They want a refund <b>today</b>.");
    const told = await notifyAcceptingLead(testContext(db), input);
    expect(told).toMatchObject([{ state: "sent" }]);
    expect(await notifyAcceptingLead(testContext(db), input)).toEqual(told);
    const files = await readMailFiles(settings);
    expect(files).toHaveLength(1);
    const { email } = files[0]!;
    expect(email.to?.[0]?.address).toBe(leonie.email);
    for (const part of [
      "Tom would like Team",
      "It stays with Tom until you take it.",
      "What they say:\n> They want a refund <b>today</b>.",
      "Charged twice",
      "Take it or decline:\nhttps://desk.example.test/tickets/TKT-20261120-",
      "because you lead Team",
    ]) {
      expect(email.text).toContain(part);
    }
    expect(email.html).not.toContain("<b>");
  });

  it("goes to every admin where the team has no lead at work", async () => {
    const [one, two] = [await createPerson(db, "admin"), await createPerson(db, "admin")];
    await db.update(people).set({ availability: "away" }).where(eq(people.id, leonie.id));
    const input = await offered();
    expect(await notifyAcceptingLead(testContext(db), input)).toHaveLength(2);
    expect([(await mailsOf(one.id)).length, (await mailsOf(two.id)).length]).toEqual([1, 1]);
    expect(await mailsOf(leonie.id)).toEqual([]);
    expect((await readMailFiles(settings))[0]!.email.text).toContain("has no lead at work and you are an admin here");
  });

  it("tells the lead once more, and at last every admin, each in words of its own and each person once", async () => {
    const ada = await createPerson(db, "admin");
    const { handoverId, eventId } = await offered("Please.");
    const tell = (call: "reminder" | "escalation") =>
      notifyAcceptingLead(testContext(db), { handoverId, eventId: handoverId, call });
    await notifyAcceptingLead(testContext(db), { handoverId, eventId });
    for (const call of ["reminder", "escalation"] as const) expect(await tell(call)).toEqual(await tell(call));
    const texts = async ({ id }: PersonActor) => (await mailsOf(id)).map(({ textBody }) => textBody ?? "");
    const [first, again, ...more] = await texts(leonie);
    expect(more).toEqual([]);
    expect(first).not.toContain("Nobody has answered");
    for (const part of ["A ticket still waits for Team", "Nobody has answered yet.", "> Please.", "because you lead"]) {
      expect(again).toContain(part);
    }
    const [told, ...others] = await texts(ada);
    expect(others).toEqual([]);
    for (const part of ["Nobody has answered for Team", "has not answered and you are an admin here"]) {
      expect(told).toContain(part);
    }
  });

  it("says nothing once the offer is answered or taken back, or its ticket deleted", async () => {
    const [answered, back, deleted] = [await offered(), await offered(), await offered()];
    await answerHandover(testContext(db, leonie), { handover: answered.handoverId, answer: "take", toMe: false });
    await withdrawHandover(testContext(db, tom), { handover: back.handoverId });
    await db.update(tickets).set({ deletedAt: new Date() }).where(eq(tickets.id, deleted.ticketId));
    for (const input of [answered, back, deleted]) await notifyAcceptingLead(testContext(db), input);
    expect(await notifyAcceptingLead(testContext(db), { handoverId: newId(), eventId: newId() })).toEqual([]);
    expect(await mailsOf(leonie.id)).toEqual([]);
  });
});

it("a mail to the lead that still waits to leave when the offer is answered never leaves", async () => {
  const input = await offered();
  await notifyAcceptingLead(testContext(db), input);
  await db.update(mails).set({ state: "pending", sentAt: null }).where(eq(mails.recipientId, leonie.id));
  await withdrawHandover(testContext(db, tom), { handover: input.handoverId });
  expect(await notifyAcceptingLead(testContext(db), input)).toEqual([{ state: "skipped" }]);
  expect(await mailsOf(leonie.id)).toMatchObject([{ state: "suppressed", textBody: null }]);
});

describe("telling who offered a ticket", () => {
  it.each([
    ["take", /took it for Team \w+\. An owner there is looked for\./],
    ["decline", /declined\. It is still with Tom\.[\s\S]*Open the ticket/],
  ] as const)("what the lead did, and what they said: %s", async (answer, words) => {
    const input = await offered();
    const given = { answer, note: "As agreed.", toMe: false } as const;
    await answerHandover(testContext(db, leonie), { handover: input.handoverId, ...given });
    const told = await notifyHandoverSender(testContext(db), input);
    expect(await notifyHandoverSender(testContext(db), input)).toEqual(told);
    const files = await readMailFiles(settings);
    expect(files).toHaveLength(1);
    expect(files[0]!.email.to?.[0]?.address).toBe(tom.email);
    expect(files[0]!.email.text).toMatch(words);
    expect(files[0]!.email.text).toContain("What they say:\n> As agreed.");
  });

  it("nothing before anybody has answered", async () => {
    expect(await notifyHandoverSender(testContext(db), await offered())).toEqual({ state: "skipped" });
  });

  it("that somebody else's change ended the offer, but not what they did themselves", async () => {
    const admin = await createPerson(db, "admin", { name: "Ada" });
    const [others, own] = [await offered(), await offered()];
    for (const [by, { ticketId }] of [
      [admin, others],
      [tom, own],
    ] as const) {
      const { version } = await rowOf(db, ticketId);
      await resolveTicket(testContext(db, by), { ticket: ticketId, version });
    }
    expect(await notifyHandoverSender(testContext(db), others)).toMatchObject({ state: "sent" });
    expect((await readMailFiles(settings))[0]!.email.text).toContain("Ada changed the ticket");
    expect(await notifyHandoverSender(testContext(db), own)).toEqual({ state: "skipped" });
  });
});
