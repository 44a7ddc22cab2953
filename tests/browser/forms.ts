import type { Page } from "playwright-core";
import { settled } from "./browser";

/** Fills the sign-in page and waits for the page that comes after it. */
export async function signInByHand(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await settled(page);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Opens a ticket by the form, in the requester's own words, and returns its number. */
export async function writeTicket(page: Page, words: string): Promise<string> {
  await page.goto("/tickets/new");
  await settled(page);
  await page.getByLabel("Tell us").fill(words);
  await page.getByRole("button", { name: "Send ticket" }).click();
  await page.waitForURL(/\/tickets\/TKT-\d{8}-\d+$/);
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

/** The sentence on the requester's page that says somebody has the ticket. */
export const HAS_OWNER = /^\S+ has it\. The answer will stand here\.$/;
