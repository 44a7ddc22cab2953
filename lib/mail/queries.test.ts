import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { mails } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createMailTicket, queueTestMail, setSettings } from "@/tests/support/mails";
import { deliverMail } from "./deliver-mail";
import { findMail, hasOutbox, listMails, mailsOfTicket } from "./queries";

let db: Db;
let admin: PersonActor;
let ada: PersonActor;
let ben: PersonActor;
beforeAll(async () => {
  db = await testDatabase();
  admin = await createPerson(db, "admin");
  ada = await createPerson(db, "user", { name: "Ada" });
  ben = await createPerson(db, "moderator", { name: "Ben" });
});
beforeEach(async () => {
  setSettings({ DEMO: "1" });
  await db.delete(mails);
});

async function mailTo(person: PersonActor, more: { ticketId?: string; at?: Date } = {}) {
  const ctx = testContext(db, undefined, () => more.at ?? new Date());
  const write = () => ({ subject: `To ${person.name}`, text: "text", html: "<p>html</p>" });
  const order = { eventId: newId(), recipientId: person.id, kind: "requester-confirmation" as const, write };
  return queueTestMail(ctx, { ...order, ticketId: more.ticketId });
}

const first = { limit: 25 };

describe("listMails", () => {
  it("The outbox lists emails newest first in pages without gaps or repeats, also within one millisecond", async () => {
    const at = new Date();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await mailTo(ada, { at }));
    const listedIds: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMails(testContext(db, admin), { limit: 2, cursor });
      listedIds.push(...page.mails.map((mail) => mail.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(listedIds).toEqual(ids.reverse());
  });

  it("In the demo everyone sees only their own emails and admins see all", async () => {
    const [toAda, toBen] = [await mailTo(ada), await mailTo(ben)];
    const listed = async (who: PersonActor) =>
      (await listMails(testContext(db, who), first)).mails.map((mail) => mail.id);
    expect(await listed(ada)).toEqual([toAda]);
    expect(await listed(ben)).toEqual([toBen]);
    expect(await listed(admin)).toEqual([toBen, toAda]);
    expect(await findMail(testContext(db, ada), toAda)).toMatchObject({
      subject: "To Ada",
      recipientName: "Ada",
      textBody: "text",
      htmlBody: "<p>html</p>",
    });
    await expect(findMail(testContext(db, ada), toBen)).rejects.toMatchObject({ code: "not_found" });
    await expect(findMail(testContext(db, ada), "nonsense")).rejects.toMatchObject({ code: "not_found" });
  });

  it("Outside the demo only admins see the outbox, and only if emails stay on this machine [S1.11]", async () => {
    const mailId = await mailTo(ada);
    setSettings();
    expect([hasOutbox(admin), hasOutbox(ben), hasOutbox(ada)]).toEqual([true, false, false]);
    expect((await listMails(testContext(db, admin), first)).mails).toHaveLength(1);
    await expect(listMails(testContext(db, ada), first)).rejects.toMatchObject({ code: "not_found" });
    await expect(findMail(testContext(db, ada), mailId)).rejects.toMatchObject({ code: "not_found" });
    const transports: Record<string, string>[] = [{ RESEND_API_KEY: "re_x" }, { SMTP_URL: "smtp://127.0.0.1" }];
    for (const transport of transports) {
      setSettings({ DEMO: "1", ...transport });
      await expect(listMails(testContext(db, admin), first)).rejects.toMatchObject({ code: "not_found" });
      await expect(findMail(testContext(db, admin), mailId)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("The outbox refuses an invalid cursor", async () => {
    const bad = listMails(testContext(db, admin), { limit: 2, cursor: "abc" });
    await expect(bad).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("mailsOfTicket", () => {
  it("Staff who can see a ticket see its emails with recipient and state", async () => {
    const ticket = await createMailTicket(db, ada.id);
    const mailId = await mailTo(ada, { ticketId: ticket.id });
    await deliverMail(testContext(db), mailId);
    await mailTo(ben);
    expect(await mailsOfTicket(testContext(db, ben), ticket.id)).toMatchObject([
      { id: mailId, kind: "requester-confirmation", recipientName: "Ada", state: "sent", attempts: 1, lastError: null },
    ]);
    await expect(mailsOfTicket(testContext(db, ada), ticket.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("A moderator who can't see a ticket does not see its emails", async () => {
    const ticket = await createMailTicket(db, ada.id, { assigneeId: admin.id });
    await mailTo(ada, { ticketId: ticket.id });
    expect(await mailsOfTicket(testContext(db, ben), ticket.id)).toEqual([]);
    expect(await mailsOfTicket(testContext(db, admin), ticket.id)).toHaveLength(1);
  });
});
