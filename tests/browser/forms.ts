import type { Page } from "playwright-core";
import { expect } from "vitest";
import { APP, DEMO, openWindow, pageSettled, WAIT } from "./browser";

/** Signs in by the form and waits for the next page. */
export async function signInByHand(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await pageSettled(page);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Opens a ticket by the form and returns its number. */
export async function writeTicket(page: Page, text: string): Promise<string> {
  await page.goto("/tickets/new");
  await pageSettled(page);
  await page.getByLabel("Describe the problem").fill(text);
  await page.getByRole("button", { name: "Send ticket" }).click();
  await page.waitForURL(/\/tickets\/TKT-\d{8}-\d+$/);
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

/** Opens a ticket of the demo's requester and waits for its assignment. Each test gets its own ticket. */
export async function sendTicket(): Promise<{ id: string; number: string }> {
  const { request } = (await openWindow({ as: DEMO.user })).context();
  const description = "Our card was charged twice for the November invoice. Please refund the second payment.";
  const sent = await request.post("/api/tickets", { data: { description }, headers: { origin: APP } });
  const ticket = (await sent.json()) as { id: string; number: string };
  const assigneeName = async () => (await (await request.get(`/api/tickets/${ticket.id}`)).json()).assignee?.name;
  await expect.poll(assigneeName, WAIT).toBeTruthy();
  return ticket;
}

/** The sentence on the requester's page for an assigned ticket. */
export const HAS_OWNER = /^\S+ has your ticket\. We’ll reply here\.$/;
