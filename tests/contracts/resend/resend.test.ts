import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { mails } from "@/lib/db/schema";
import type { MailKind } from "@/lib/domain/mail";
import { newId } from "@/lib/ids";
import { deliverMail } from "@/lib/mail/deliver-mail";
import { notifyAssignee } from "@/lib/mail/notify-assignee";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createMailTicket, queueTestMail, setSettings } from "@/tests/support/mails";
import { type FakeResend, type FakeResendOptions, type ResendFault, startFakeResend } from "./fake-resend";

let db: Db;
let fake: FakeResend;
beforeAll(async () => {
  db = await testDatabase();
});
afterEach(() => fake.close());

async function resend(options: FakeResendOptions = {}, more: Record<string, string> = {}): Promise<void> {
  fake = await startFakeResend(options);
  setSettings({
    RESEND_API_KEY: "re_test",
    RESEND_BASE_URL: fake.url,
    MAIL_FROM: "Signalbox <desk@example.test>",
    MAIL_TIMEOUT_MS: "2000",
    ...more,
  });
}

async function queued(kind: MailKind = "requester-confirmation", at = new Date()) {
  const recipient = await createPerson(db);
  const ticket = await createMailTicket(db, recipient.id);
  const order = { eventId: newId(), recipientId: recipient.id, kind, ticketId: ticket.id };
  const write = () => ({ subject: `[${ticket.number}] Charged twice`, text: "text", html: "<p>html</p>" });
  const ctx = testContext(db, undefined, () => at);
  const mailId = await queueTestMail(ctx, { ...order, write });
  return { mailId, recipient, ticket, key: `${order.eventId}/${recipient.id}/${kind}` };
}

async function rowOf(id: string) {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row!;
}

/** One try as a durable step makes it: the mail's state, or the refusal that the step would repeat after. */
async function tryOnce(mailId: string, at = Date.now()) {
  const ctx = testContext(db, undefined, () => new Date(at));
  return deliverMail(ctx, mailId).then(
    ({ state }) => state,
    ({ code, kind, retryAfterSeconds }) => ({ code, kind, retryAfterSeconds }),
  );
}

describe("a mail by Resend", () => {
  it("leaves with its headers, both parts and a key made of event, recipient and kind", async () => {
    await resend();
    const { mailId, recipient, ticket, key } = await queued();
    expect(await tryOnce(mailId)).toBe("sent");
    expect(fake.requests).toMatchObject([{ authorization: "Bearer re_test", idempotencyKey: key, status: 200 }]);
    expect(fake.mails[0]?.body).toEqual({
      from: "Signalbox <desk@example.test>",
      to: recipient.email,
      subject: `[${ticket.number}] Charged twice`,
      text: "text",
      html: "<p>html</p>",
      headers: {
        "X-Signalbox-Kind": "requester-confirmation",
        "X-Signalbox-Ticket": ticket.number,
        "Auto-Submitted": "auto-generated",
        "Message-ID": `<${mailId}@desk.example.test>`,
      },
    });
    expect(await rowOf(mailId)).toMatchObject({ state: "sent", transport: "resend", transportId: fake.mails[0]?.id });
  });

  it("delivered again asks nothing of Resend", async () => {
    await resend();
    const { mailId } = await queued();
    await tryOnce(mailId);
    expect(await tryOnce(mailId)).toBe("sent");
    expect(fake.requests).toHaveLength(1);
  });

  it("keeps no body with a one-time link in our table once it left", async () => {
    await resend();
    const [welcome, other] = [await queued("welcome"), await queued()];
    await tryOnce(welcome.mailId);
    await tryOnce(other.mailId);
    expect(await rowOf(welcome.mailId)).toMatchObject({ state: "sent", textBody: null, htmlBody: null });
    expect(await rowOf(other.mailId)).toMatchObject({ state: "sent", textBody: "text" });
  });
});

describe("when Resend has a bad day", () => {
  const refusals: [ResendFault, string, number | undefined][] = [
    ["rate-limit", "resend-429-rate_limit_exceeded", 7],
    ["server-error", "resend-500-internal_server_error", undefined],
    ["unavailable", "resend-503-application_error", 3],
    ["gateway-page", "resend-502-application_error", undefined],
    ["in-progress", "resend-409-concurrent_idempotent_requests", undefined],
    ["answer-lost", "resend-no-answer", undefined],
  ];
  it.each(refusals)(
    "%s: the try fails with a code, the next one succeeds, one mail is out",
    async (fault, kind, retryAfterSeconds) => {
      await resend({ faults: [fault] });
      const { mailId } = await queued();
      expect(await tryOnce(mailId)).toEqual({ code: "unavailable", kind, retryAfterSeconds });
      expect(await rowOf(mailId)).toMatchObject({ state: "pending", lastError: kind, attempts: 1, leasedUntil: null });
      expect(await tryOnce(mailId)).toBe("sent");
      expect(await rowOf(mailId)).toMatchObject({ lastError: null, attempts: 2, transportId: fake.mails[0]?.id });
      expect(fake.mails).toHaveLength(1);
    },
  );

  it("no answer at all: the try ends by itself, the next one succeeds, one mail is out", async () => {
    await resend({ faults: ["hang"] }, { MAIL_TIMEOUT_MS: "100" });
    const { mailId } = await queued();
    expect(await tryOnce(mailId)).toMatchObject({ kind: "resend-no-answer" });
    setSettings({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: fake.url });
    expect(await tryOnce(mailId)).toBe("sent");
    expect(fake.mails).toHaveLength(1);
  });

  it("a mail that it calls invalid is given up at once: another try would end the same", async () => {
    await resend({ faults: ["invalid"] });
    const { mailId } = await queued("reset");
    expect(await tryOnce(mailId)).toBe("failed");
    expect(await rowOf(mailId)).toMatchObject({ lastError: "resend-422-validation_error", textBody: null });
    expect(await tryOnce(mailId)).toBe("failed");
    expect(fake.requests).toHaveLength(1);
  });

  it("a wrong key is no reason to give a mail up: an admin can put it right", async () => {
    await resend({}, { RESEND_API_KEY: "re_wrong" });
    const { mailId } = await queued();
    expect(await tryOnce(mailId)).toMatchObject({ kind: "resend-403-invalid_api_key" });
    expect(await rowOf(mailId)).toMatchObject({ state: "pending" });
  });

  it("accepted but lost, and our own settings changed since: the mail counts as sent and is not sent again", async () => {
    await resend({ faults: ["answer-lost"] });
    const { mailId } = await queued();
    await tryOnce(mailId);
    setSettings({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: fake.url, MAIL_FROM: "Help <help@example.test>" });
    expect(await tryOnce(mailId)).toBe("sent");
    expect(fake.mails).toHaveLength(1);
  });

  it("makes no second try once Resend may have forgotten the first one's key", async () => {
    await resend({ faults: ["answer-lost"] });
    const [tried, untried] = [await queued(), await queued()];
    await tryOnce(tried.mailId);
    const nextDay = Date.now() + 23 * HOUR_MS + 1;
    expect(await tryOnce(tried.mailId, nextDay)).toBe("failed");
    expect(await rowOf(tried.mailId)).toMatchObject({ lastError: "resend-key-expired" });
    expect(await tryOnce(untried.mailId, nextDay)).toBe("sent");
    expect(fake.mails).toHaveLength(2);
  });

  it("no refusal names an address or quotes the mail", async () => {
    await resend({ faults: ["invalid", "server-error"] });
    const [first, second] = [await queued(), await queued()];
    await tryOnce(first.mailId);
    const error: Error = await deliverMail(testContext(db), second.mailId).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    for (const said of [error.message, (await rowOf(first.mailId)).lastError ?? ""]) {
      expect(said).not.toMatch(/@|Charged|`to`/);
    }
  });

  it("a share of faults drawn from a seed: every mail is out exactly once", async () => {
    const kinds: ResendFault[] = ["rate-limit", "server-error", "unavailable", "answer-lost", "in-progress"];
    await resend({ faults: { rate: 0.5, kinds }, seed: 20261120 });
    const person = await createPerson(db, "moderator");
    const asked = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const ticket = await createMailTicket(db, person.id, { assigneeId: person.id });
        return { ticketId: ticket.id, eventId: newId(), personId: person.id };
      }),
    );
    for (const input of asked) {
      let state = "pending";
      for (let attempts = 0; state === "pending" && attempts < 12; attempts++) {
        state = await notifyAssignee(testContext(db), input).then(
          (told) => told.state,
          () => "pending",
        );
      }
      expect(state).toBe("sent");
    }
    expect(fake.requests.some((request) => request.fault === "answer-lost")).toBe(true);
    expect(fake.mails.map((mail) => mail.idempotencyKey).sort()).toEqual(
      asked.map(({ eventId, personId }) => `${eventId}/${personId}/assignee-notice`).sort(),
    );
  });
});
