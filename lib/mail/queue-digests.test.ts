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

const queue = (tickets: ReassignedTicket[]) => queueDigests(testContext(db), { handed: tickets });
const digestsOf = ({ id }: PersonActor) =>
  db
    .select()
    .from(mails)
    .where(and(eq(mails.recipientId, id), eq(mails.kind, "assignee-digest")));

/** Tickets that were reassigned to a person. */
async function reassignTo(to: PersonActor, more: Partial<typeof tickets.$inferInsert>[]) {
  const tickets: (ReassignedTicket & { number: string })[] = [];
  for (const values of more) {
    const { id, number } = await createMailTicket(db, ida.id, { assigneeId: to.id, ...values });
    await db.insert(assignments).values({ id: newId(), ticketId: id, personId: to.id, source: "rules" });
    tickets.push({ ticketId: id, number, from: ines.id, personId: to.id, eventId: newId() });
  }
  return tickets;
}

describe("queueDigests", () => {
  it("A digest is one email with number, title, category, priority and link of each ticket, most urgent first [S1.8]", async () => {
    const marek = await createPerson(db, "moderator", { name: "Marek" });
    const tickets = await reassignTo(marek, [
      { title: "Charged twice", categoryId, priority: "medium" },
      { title: "Nobody can sign in <b>now</b>", categoryId, priority: "critical" },
      { title: null, description: "The scanner hums.", priority: "low" },
    ]);
    const [mailId, ...others] = await queue(tickets);
    expect(others).toEqual([]);
    await deliverMail(testContext(db), mailId!);
    const [file] = await readMailFiles(settings);
    expect(file!.email.to?.[0]?.address).toBe(marek.email);
    expect(file!.email.subject).toBe("3 tickets from Ines Kovač are now assigned to you");
    const [medium, critical, low] = tickets.map(({ number }) => number);
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

  it("Repeats queue one digest, also with the assignments in another order", async () => {
    const marek = await createPerson(db, "moderator");
    const tickets = await reassignTo(marek, [{}, {}]);
    const first = await queue(tickets);
    expect(await queue([...tickets].reverse())).toEqual(first);
    expect(await digestsOf(marek)).toHaveLength(1);
  });

  it("Each pair of previous and new assignee has its own digest", async () => {
    const [marek, nora] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const gone = await createPerson(db, "moderator", { deletedAt: new Date(), deactivatedAt: new Date() });
    const [toMarek, toNora, fromGone] = [
      await reassignTo(marek, [{}, {}]),
      await reassignTo(nora, [{}]),
      await reassignTo(nora, [{}]),
    ];
    await queue([...toMarek, ...toNora, ...fromGone.map((one) => ({ ...one, from: gone.id }))]);
    expect((await digestsOf(marek)).map((mail) => mail.subject)).toEqual([
      "2 tickets from Ines Kovač are now assigned to you",
    ]);
    expect((await digestsOf(nora)).map((mail) => mail.subject).sort()).toEqual([
      "1 ticket from Ines Kovač is now assigned to you",
      "1 ticket is now assigned to you",
    ]);
  });

  it("A digest leaves out reassigned, resolved and deleted tickets and is not sent without tickets", async () => {
    const [marek, nora] = [await createPerson(db, "moderator"), await createPerson(db, "moderator")];
    const tickets = await reassignTo(marek, [
      {},
      { assigneeId: nora.id },
      { status: "resolved" },
      { deletedAt: new Date() },
      { assigneeId: null },
    ]);
    expect(await queue(tickets.slice(1))).toEqual([]);
    await queue(tickets);
    const [mail] = await digestsOf(marek);
    expect(mail!.subject).toMatch(/^1 ticket /);
    expect(mail!.textBody).toContain(tickets[0]!.number);
    for (const { number } of tickets.slice(1)) expect(mail!.textBody).not.toContain(number);
  });

  it("A digest is erased when its ticket is deleted", async () => {
    const marek = await createPerson(db, "moderator", { activeTickets: 2 });
    const admin = await createPerson(db, "admin");
    const [one, two] = [
      await reassignTo(marek, [{ title: "Secret" }]),
      await reassignTo(marek, [{ title: "Harmless" }]),
    ];
    await queue([...one]);
    await queue([...two]);
    await deleteTicket(testContext(db, admin), { ticket: one[0]!.ticketId });
    const digests = await digestsOf(marek);
    expect(digests.map((mail) => mail.textBody === null).sort()).toEqual([false, true]);
    expect(JSON.stringify(digests)).not.toContain("Secret");
    const blank = digests.find((mail) => mail.textBody === null)!;
    expect(await deliverMail(testContext(db), blank.id)).toMatchObject({ state: "suppressed" });
  });
});
