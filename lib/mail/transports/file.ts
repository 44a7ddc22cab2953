import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import type { MailTransport, OutgoingMail } from "@/lib/mail/transport";
import { composeEml } from "./nodemailer";

/** Stores each email once as `mail/<mailId>.eml` in the data folder. */
export const fileTransport: MailTransport = {
  name: "file",
  async send(mail: OutgoingMail) {
    // Vercel has no data folder.
    if (!env().VERCEL) await write(mail);
    return { accepted: true, transportId: null };
  },
};

/** Removes an email's file, if it exists. */
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
