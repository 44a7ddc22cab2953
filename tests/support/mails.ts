import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { afterAll } from "vitest";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { type Env, readEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { type MailRequest, queueMail } from "@/lib/mail/queue-mail";

/** Sets the settings of this test file, with a new data folder that is removed in the end. */
export function setSettings(more: Record<string, string> = {}): Env {
  const dataDir = mkdtempSync(join(tmpdir(), "signalbox-mail-"));
  folders.push(dataDir);
  const settings = readEnv({ DATA_DIR: dataDir, APP_URL: "https://desk.example.test", ...more });
  (globalThis as { __signalboxEnv?: Env }).__signalboxEnv = settings;
  return settings;
}

/** The parsed `.eml` files of the data folder. */
export async function readMailFiles(settings: Env): Promise<{ name: string; raw: string; email: Email }[]> {
  const folder = join(settings.DATA_DIR, "mail");
  const names = readdirSync(folder).sort();
  return Promise.all(
    names.map(async (name) => {
      const raw = readFileSync(join(folder, name), "utf8");
      return { name, raw, email: await PostalMime.parse(raw) };
    }),
  );
}

/** Queues an email and returns its id. Throws if it is skipped or held. */
export async function queueTestMail(ctx: Context, request: MailRequest): Promise<string> {
  const queued = await queueMail(ctx, request);
  if (queued.state !== "queued") throw new Error(`The email was not queued: ${queued.state}`);
  return queued.mailId;
}

/** Creates a ticket row with a realistic description. */
export async function createMailTicket(db: Db, requesterId: string, more: Partial<typeof tickets.$inferInsert> = {}) {
  const id = newId();
  const number = `TKT-20261120-${id.slice(-8)}`;
  const description = "My card was charged twice for November.";
  const [ticket] = await db
    .insert(tickets)
    .values({ id, number, description, channel: "web", requesterId, ...more })
    .returning({ id: tickets.id, number: tickets.number });
  return ticket!;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
