import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { expect } from "vitest";
import { DATA_DIR, WAIT } from "./browser";

/** The first mail to that address with these words in it, as a mail program reads its file; waits until it is there. */
export async function mailTo(address: string, words: string): Promise<Email> {
  let found: Email | undefined;
  await expect
    .poll(async () => {
      found = (await allMails()).find((mail) => isTo(mail, address) && `${mail.subject}\n${mail.text}`.includes(words));
      return found?.subject;
    }, WAIT)
    .toBeTruthy();
  return found!;
}

/** Where a mail about an approval leads to. */
export function approvalLink({ text }: Email): string {
  const link = /https?:\/\/\S+\/approve\?token=[\w-]+/.exec(text ?? "")?.[0];
  if (!link) throw new Error("The mail holds no link to an approval.");
  return link;
}

function isTo({ to }: Email, address: string): boolean {
  return to?.some((one) => one.address === address) ?? false;
}

async function allMails(): Promise<Email[]> {
  const folder = join(DATA_DIR, "mail");
  const names = await readdir(folder).catch(() => []);
  const whole = names.filter((name) => name.endsWith(".eml"));
  return Promise.all(whole.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))));
}
