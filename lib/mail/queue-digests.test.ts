import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { assignments, categories, mails, type tickets } from "@/lib/db/schema";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createMailTicket, readMailFiles, setSettings } from "@/tests/support/mails";
import { deliverMail } from "./deliver-mail";
import { queueDigests, type ReassignedTicket } from "./queue-digests";

let db: Db;
let settings: Env;
let ida: PersonActor;
let ines: PersonActor;
let categoryId: string;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  ines = await createPerson(db, "moderator", { name: "Ines Kovač" });
  categoryId = newId();
  await db.insert(categories).values({ id: categoryId, slug: "billing", name: "Billing" });
});
beforeEach(() => {
  settings = setSettings();
});

const queue = (handed: ReassignedTicket[]) => queueDigests(testContext(db), { handed });
const digestsOf = ({ id }: PersonActor) =>
  db
    .select()
    .from(mails)
    .where(and(eq(mails.recipientId, id), eq(mails.kind, "assignee-digest")));

/** Tickets that came over to somebody. */
async function over(to: PersonActor, more: Partial<typeof tickets.$inferInsert>[]) {
  const handed: (ReassignedTicket & { number: string })[] = [];
  for (const values of more) {
    const { id, number } = await createMailTicket(db, ida.id, { assigneeId: to.id, ...values });
    await db.insert(assignments).values({ id: newId(), ticketId: id, personId: to.id, source: "rules" });
    handed.push({ ticketId: id, number, from: ines.id, personId: to.id, eventId: newId() });
  }
  return handed;
}

describe("a digest of what came over", () => {
  it("is one mail with number, title, category, priority and link of each, the most urgent first [S1.8]", async () => {
    const marek = await createPerson(db, "moderator", { name: "Marek" });
    const handed = await over(marek, [
      { title: "Charged twice", categoryId, priority: "medium" },
      { title: "Nobody can sign in <b>now</b>", categoryId, priority: "critical" },
      { title: null, description: "The scanner hums.", priority: "low" },
    ]);
    const [mailId, ...others] = await queue(handed);
    expect(others).toEqual([]);
    await deliverMail(testContext(db), mailId!);
    const [file] = await readMailFiles(settings);
    expect(file!.email.to?.[0]?.address).toBe(marek.email);
    expect(file!.email.subject).toBe("3 tickets came over to you from Ines Kovač");
    const [medium, critical, low] = handed.map(({ number }) => number);
    const link = (number: string | undefined) => `https://desk.example.test/tickets/${number}`;
    expect(file!.email.text).toContain(
      [
        `- ${critical}: Nobody can sign in <b>now</b> (Billing, Critical)\n  ${link(critical)}`,
        `- ${medium}: Charged twice (Billing, Medium)\n  ${link(medium)}`,
        `- ${low}: The scanner hums. (Low)\n  ${link(low)}`,
      ].join("\n"),
    );
    expect(file!.email.html).not.toContain("<b>");
    for (const number of [medium, critical, low]) expect(file!.email.html).toContain(`href="${link(number)}"`);
  });

  it("stands once however often it is asked for, also with the assignments in another order", async () => {
    const marek = await createPerson(db, "moderator");
    const handed = await over(marek, [{}, {}]);
    const first = await queue(handed);
    expect(await queue([...handed].reverse())).toEqual(first);
    expect(await digestsOf(marek)).toHaveLength(1);
  });

  it("goes to each receiver by itself, and tells of each leaver by itself", async () => {
    const [marek, nora] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const gone = await createPerson(db, "moderator", { deletedAt: new Date(), deactivatedAt: new Date() });
    const [toMarek, toNora, fromGone] = [await over(marek, [{}, {}]), await over(nora, [{}]), await over(nora, [{}])];
    await queue([...toMarek, ...toNora, ...fromGone.map((one) => ({ ...one, from: gone.id }))]);
    expect((await digestsOf(marek)).map((mail) => mail.subject)).toEqual([
      "2 tickets came over to you from Ines Kovač",
    ]);
    expect((await digestsOf(nora)).map((mail) => mail.subject).sort()).toEqual([
      "1 ticket came over to you",
      "1 ticket came over to you from Ines Kovač",
    ]);
  });

  it("leaves out what has gone to others, is solved or deleted, and is no mail where nothing is left", async () => {
    const [marek, nora] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const handed = await over(marek, [
      {},
      { assigneeId: nora.id },
      { status: "resolved" },
      { deletedAt: new Date() },
      { assigneeId: null },
    ]);
    expect(await queue(handed.slice(1))).toEqual([]);
    await queue(handed);
    const [mail] = await digestsOf(marek);
    expect(mail!.subject).toMatch(/^1 ticket /);
    expect(mail!.textBody).toContain(handed[0]!.number);
    for (const { number } of handed.slice(1)) expect(mail!.textBody).not.toContain(number);
  });

  it("keeps no word of a ticket that is deleted after it", async () => {
    const marek = await createPerson(db, "moderator", { activeTickets: 2 });
    const admin = await createPerson(db, "admin");
    const [one, two] = [await over(marek, [{ title: "Secret" }]), await over(marek, [{ title: "Harmless" }])];
    await queue([...one]);
    await queue([...two]);
    await deleteTicket(testContext(db, admin), { ticket: one[0]!.ticketId });
    const kept = await digestsOf(marek);
    expect(kept.map((mail) => mail.textBody === null).sort()).toEqual([false, true]);
    expect(JSON.stringify(kept)).not.toContain("Secret");
    const blank = kept.find((mail) => mail.textBody === null)!;
    expect(await deliverMail(testContext(db), blank.id)).toMatchObject({ state: "suppressed" });
  });
});
