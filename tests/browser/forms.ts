import type { Page } from "playwright-core";
import { expect } from "vitest";
import { APP, DEMO, openWindow, pageSettled, WAIT } from "./browser";

/** Fills the sign-in page and waits for the page that comes after it. */
export async function signInByHand(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await pageSettled(page);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Opens a ticket by the form, in the requester's own words, and returns its number. */
export async function writeTicket(page: Page, words: string): Promise<string> {
  await page.goto("/tickets/new");
  await pageSettled(page);
  await page.getByLabel("Describe the problem").fill(words);
  await page.getByRole("button", { name: "Send ticket" }).click();
  await page.waitForURL(/\/tickets\/TKT-\d{8}-\d+$/);
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

/**
 * A ticket of the demo's requester that is sorted and has its owner: a test's own, so that no other file's tickets stand
 * in its way, and nothing more becomes of it by itself.
 */
export async function sendTicket(): Promise<{ id: string; number: string }> {
  const { request } = (await openWindow({ as: DEMO.user })).context();
  const description = "Our card was charged twice for the November invoice. Please refund the second payment.";
  const sent = await request.post("/api/tickets", { data: { description }, headers: { origin: APP } });
  const made = (await sent.json()) as { id: string; number: string };
  const ownerOf = async () => (await (await request.get(`/api/tickets/${made.id}`)).json()).assignee?.name;
  await expect.poll(ownerOf, WAIT).toBeTruthy();
  return made;
}

/** The sentence on the requester's page that says somebody has the ticket. */
export const HAS_OWNER = /^\S+ has your ticket\. We’ll reply here\.$/;
