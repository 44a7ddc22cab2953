import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { expect } from "vitest";
import { DATA_DIR, WAIT } from "./browser";

/** Waits for the first email to that address that contains the text. */
export async function mailTo(address: string, text: string): Promise<Email> {
  let found: Email | undefined;
  await expect
    .poll(async () => {
      found = (await allMails()).find((mail) => isTo(mail, address) && `${mail.subject}\n${mail.text}`.includes(text));
      return found?.subject;
    }, WAIT)
    .toBeTruthy();
  return found!;
}

/** The approval link in an email. */
export function approvalLink({ text }: Email): string {
  const link = /https?:\/\/\S+\/approve\?token=[\w-]+/.exec(text ?? "")?.[0];
  if (!link) throw new Error("The mail has no approval link.");
  return link;
}

function isTo({ to }: Email, address: string): boolean {
  return to?.some((one) => one.address === address) ?? false;
}

async function allMails(): Promise<Email[]> {
  const folder = join(DATA_DIR, "mail");
  const names = await readdir(folder).catch(() => []);
  const complete = names.filter((name) => name.endsWith(".eml"));
  return Promise.all(complete.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))));
}
