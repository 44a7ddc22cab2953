import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import type { MailTransport, OutgoingMail } from "@/lib/mail/transport";
import { composeEml } from "./nodemailer";

/** Keeps each mail as `mail/<mailId>.eml` in the data folder, exactly once: a repeat puts the same file in its place. */
export const fileTransport: MailTransport = {
  name: "file",
  async carry(mail: OutgoingMail) {
    // A function on Vercel has no folder of its own; there the row in the outbox is all there is.
    if (!env().VERCEL) await write(mail);
    return { taken: true, transportId: null };
  },
};

/** Removes a mail's file, if there is one. */
export async function removeMailFile(mailId: string): Promise<void> {
  if (!env().VERCEL) await rm(pathOf(mailId), { force: true });
}

async function write(mail: OutgoingMail): Promise<void> {
  const path = pathOf(mail.mailId);
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${newId()}`;
  await writeFile(unfinished, await composeEml(mail), { mode: 0o600 });
  await rename(unfinished, path);
}

function pathOf(mailId: string): string {
  return join(folder(), `${mailId}.eml`);
}

function folder(): string {
  return resolve(/* turbopackIgnore: true */ env().DATA_DIR, "mail");
}
