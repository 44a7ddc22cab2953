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

/** An offer of Tom to Leonie's team. */
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

describe("notifyAcceptingLead", () => {
  it("The lead gets one email with the ticket's facts, the sender's note and a link to answer", async () => {
    const input = await offered("They want a refund <b>today</b>.");
    const outcome = await notifyAcceptingLead(testContext(db), input);
    expect(outcome).toMatchObject([{ state: "sent" }]);
    expect(await notifyAcceptingLead(testContext(db), input)).toEqual(outcome);
    const files = await readMailFiles(settings);
    expect(files).toHaveLength(1);
    const { email } = files[0]!;
    expect(email.to?.[0]?.address).toBe(leonie.email);
    for (const part of [
      "Tom wants to transfer this ticket to Team",
      "It stays assigned to Tom until you accept it.",
      "Note:\n> They want a refund <b>today</b>.",
      "Charged twice",
      "Accept or decline:\nhttps://desk.example.test/tickets/TKT-20261120-",
      "because you lead Team",
    ]) {
      expect(email.text).toContain(part);
    }
    expect(email.html).not.toContain("<b>");
  });

  it("Every admin gets the offer if the team has no available lead", async () => {
    const [one, two] = [await createPerson(db, "admin"), await createPerson(db, "admin")];
    await db.update(people).set({ availability: "away" }).where(eq(people.id, leonie.id));
    const input = await offered();
    expect(await notifyAcceptingLead(testContext(db), input)).toHaveLength(2);
    expect([(await mailsOf(one.id)).length, (await mailsOf(two.id)).length]).toEqual([1, 1]);
    expect(await mailsOf(leonie.id)).toEqual([]);
    expect((await readMailFiles(settings))[0]!.email.text).toContain("has no available lead and you are an admin");
  });

  it("The lead gets one reminder and every admin one escalation, each with its own text", async () => {
    const ada = await createPerson(db, "admin");
    const { handoverId, eventId } = await offered("Please.");
    const notify = (call: "reminder" | "escalation") =>
      notifyAcceptingLead(testContext(db), { handoverId, eventId: handoverId, call });
    await notifyAcceptingLead(testContext(db), { handoverId, eventId });
    for (const call of ["reminder", "escalation"] as const) expect(await notify(call)).toEqual(await notify(call));
    const texts = async ({ id }: PersonActor) => (await mailsOf(id)).map(({ textBody }) => textBody ?? "");
    const [first, again, ...more] = await texts(leonie);
    expect(more).toEqual([]);
    expect(first).not.toContain("No one has answered");
    for (const part of [
      "A ticket is still offered to Team",
      "No one has answered yet.",
      "> Please.",
      "because you lead",
    ]) {
      expect(again).toContain(part);
    }
    const [outcome, ...others] = await texts(ada);
    expect(others).toEqual([]);
    for (const part of ["No one has answered for Team", "has not answered and you are an admin"]) {
      expect(outcome).toContain(part);
    }
  });

  it("An answered or withdrawn offer and a deleted ticket send no email", async () => {
    const [answered, withdrawn, deleted] = [await offered(), await offered(), await offered()];
    await answerHandover(testContext(db, leonie), { handover: answered.handoverId, answer: "take", toMe: false });
    await withdrawHandover(testContext(db, tom), { handover: withdrawn.handoverId });
    await db.update(tickets).set({ deletedAt: new Date() }).where(eq(tickets.id, deleted.ticketId));
    for (const input of [answered, withdrawn, deleted]) await notifyAcceptingLead(testContext(db), input);
    expect(await notifyAcceptingLead(testContext(db), { handoverId: newId(), eventId: newId() })).toEqual([]);
    expect(await mailsOf(leonie.id)).toEqual([]);
  });
});

it("A waiting email to the lead is not sent after the offer is withdrawn", async () => {
  const input = await offered();
  await notifyAcceptingLead(testContext(db), input);
  await db.update(mails).set({ state: "pending", sentAt: null }).where(eq(mails.recipientId, leonie.id));
  await withdrawHandover(testContext(db, tom), { handover: input.handoverId });
  expect(await notifyAcceptingLead(testContext(db), input)).toEqual([{ state: "skipped" }]);
  expect(await mailsOf(leonie.id)).toMatchObject([{ state: "suppressed", textBody: null }]);
});

describe("notifyHandoverSender", () => {
  it.each([
    ["take", /accepted it for Team \w+\. It will be assigned soon\./],
    ["decline", /declined\. It is still assigned to Tom\.[\s\S]*Open ticket/],
  ] as const)("The sender gets the lead's answer and note: %s", async (answer, text) => {
    const input = await offered();
    const given = { answer, note: "As agreed.", toMe: false } as const;
    await answerHandover(testContext(db, leonie), { handover: input.handoverId, ...given });
    const outcome = await notifyHandoverSender(testContext(db), input);
    expect(await notifyHandoverSender(testContext(db), input)).toEqual(outcome);
    const files = await readMailFiles(settings);
    expect(files).toHaveLength(1);
    expect(files[0]!.email.to?.[0]?.address).toBe(tom.email);
    expect(files[0]!.email.text).toMatch(text);
    expect(files[0]!.email.text).toContain("Note:\n> As agreed.");
  });

  it("The sender gets no email before an answer", async () => {
    expect(await notifyHandoverSender(testContext(db), await offered())).toEqual({ state: "skipped" });
  });

  it("The sender is notified if another person's change ended the offer, but not after their own change", async () => {
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
