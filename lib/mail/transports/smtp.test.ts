import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

import { eq } from "drizzle-orm";
import PostalMime from "postal-mime";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { mails } from "@/lib/db/schema";
import type { MailKind } from "@/lib/domain/mail";
import { newId } from "@/lib/ids";
import { deliverMail } from "@/lib/mail/deliver-mail";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { queueTestMail, setSettings } from "@/tests/support/mails";
import { closeSmtp } from "./nodemailer";

/** `lost`: accepts the email and closes the connection before it confirms. `mute`: sends no greeting. */
type SmtpFault = "no-recipient" | "busy" | "lost" | "mute" | "bad-password";

let db: Db;
let server: Server;
let received: { from: string; to: string; raw: string }[];
beforeAll(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  closeSmtp();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

describe("smtpTransport", () => {
  it("An email by SMTP has an envelope, headers and both parts, and its one-time link is not stored [S4.10]", async () => {
    await smtp();
    const { mailId, email } = await queued("verify");
    expect(await tryOnce(mailId)).toBe("sent");
    expect(received).toMatchObject([{ from: "desk@example.test", to: email }]);
    const parsed = await PostalMime.parse(received[0]!.raw);
    expect(parsed).toMatchObject({ messageId: `<${mailId}@desk.example.test>`, subject: "Grüße" });
    expect(parsed.text).toContain("\n.\n..two dots");
    expect(parsed.headers).toContainEqual(expect.objectContaining({ key: "x-signalbox-kind", value: "verify" }));
    expect(await rowOf(mailId)).toMatchObject({ state: "sent", transport: "smtp", textBody: null, htmlBody: null });
  });

  it("An accepted but unconfirmed email is sent again with the same Message-ID", async () => {
    await smtp(["lost"]);
    const { mailId } = await queued();
    expect(await tryOnce(mailId)).toMatchObject({ code: "unavailable", kind: expect.stringMatching(/^smtp-/) });
    expect(await tryOnce(mailId)).toBe("sent");
    const ids = await Promise.all(received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
    expect(ids).toEqual(Array(2).fill(`<${mailId}@desk.example.test>`));
  });

  it("An email to an unknown recipient is given up", async () => {
    await smtp(["no-recipient"]);
    const { mailId } = await queued();
    expect(await tryOnce(mailId)).toBe("failed");
    expect(await rowOf(mailId)).toMatchObject({ lastError: "smtp-550" });
  });

  it("An email waits for a server that is busy, down, silent or refuses our password", async () => {
    for (const [fault, kind] of [
      ["busy", "smtp-451"],
      ["bad-password", "smtp-535"],
    ] as const) {
      await smtp([fault], { user: "desk:secret@" });
      const { mailId } = await queued();
      expect(await tryOnce(mailId)).toMatchObject({ code: "unavailable", kind });
      expect(await tryOnce(mailId)).toBe("sent");
      closeSmtp();
      await new Promise((resolve) => server.close(resolve));
    }
    await smtp(["mute"], { timeoutMs: "200" });
    const { mailId } = await queued();
    expect(await tryOnce(mailId)).toMatchObject({ code: "unavailable", kind: expect.stringMatching(/^smtp-/) });
  });
});

async function queued(kind: MailKind = "requester-confirmation") {
  const { id: recipientId, email } = await createPerson(db);
  const write = () => ({ subject: "Grüße", text: "one\n.\n..two dots", html: "<p>html</p>" });
  return { email, mailId: await queueTestMail(testContext(db), { eventId: newId(), recipientId, kind, write }) };
}

async function rowOf(id: string) {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row!;
}

function tryOnce(mailId: string) {
  return deliverMail(testContext(db), mailId).then(
    ({ state }) => state,
    ({ code, kind }) => ({ code, kind }),
  );
}

const sockets = new Set<Socket>();

/** A minimal local SMTP server. Each email or sign-in uses up one fault of the list. */
async function smtp(faults: SmtpFault[] = [], more: { user?: string; timeoutMs?: string } = {}) {
  received = [];
  const remaining = [...faults];
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    if (remaining[0] === "mute") return;
    converse(socket, remaining);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  setSettings({
    SMTP_URL: `smtp://${more.user ?? ""}127.0.0.1:${(server.address() as AddressInfo).port}`,
    MAIL_FROM: "Signalbox <desk@example.test>",
    MAIL_TIMEOUT_MS: more.timeoutMs ?? "5000",
  });
}

function converse(socket: Socket, remaining: SmtpFault[]) {
  let from = "";
  let to = "";
  let data: string[] | null = null;
  let pending = "";
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const next = (fault: SmtpFault) => remaining[0] === fault && remaining.shift() === fault;
  const receive = (line: string) => {
    if (data) {
      if (line !== ".") return void data.push(line.startsWith(".") ? line.slice(1) : line);
      received.push({ from, to, raw: data.join("\r\n") });
      data = null;
      return next("lost") ? void socket.destroy() : say("250 taken");
    }
    const address = /<(.*)>/.exec(line)?.[1] ?? "";
    if (/^EHLO/i.test(line)) return say("250-here\r\n250 AUTH PLAIN");
    if (/^AUTH/i.test(line)) return say(next("bad-password") ? "535 wrong password" : "235 ok");
    if (/^MAIL/i.test(line)) {
      from = address;
      return say("250 ok");
    }
    if (/^RCPT/i.test(line)) {
      to = address;
      if (next("busy")) return say("451 later");
      return say(next("no-recipient") ? "550 nobody here of that name" : "250 ok");
    }
    if (/^DATA/i.test(line)) {
      data = [];
      return say("354 go on");
    }
    return say(/^QUIT/i.test(line) ? "221 bye" : "250 ok");
  };
  socket.on("data", (chunk) => {
    pending += chunk.toString("utf8");
    for (let end = pending.indexOf("\r\n"); end >= 0; end = pending.indexOf("\r\n")) {
      receive(pending.slice(0, end));
      pending = pending.slice(end + 2);
    }
  });
  say("220 ready");
}
