import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { closeBrowser, DEMO, openWindow, pageErrors, pageSettled, visit, WAIT } from "./browser";
import { HAS_OWNER, writeTicket } from "./forms";

const WORDS =
  "Our card was charged twice for the November invoice. I need a refund of the second payment before we close the books on Monday.";
const ANSWER = "I have sent the second payment back. It should be on your account by Friday.";
const NOTE = "The duplicate came from our retry. Watch the next invoice run.";
const SOLVED = "The second charge was refunded in full.";
const STRANGER = {
  name: "Nadia Brandt",
  email: `nadia-${Date.now()}@brandt-atelier.example`,
  password: "four plain words here",
};

afterAll(closeBrowser);

describe("a new requester’s ticket from sign-up to closing", () => {
  let requester: Page;
  let moderator: Page;
  let admin: Page;
  let number: string;

  it("A new requester signs up with name, email and password and sees their empty ticket list [S0.25]", async () => {
    requester = await openWindow();
    await visit(requester, "/sign-up");
    await requester.getByLabel("Name").fill(STRANGER.name);
    await requester.getByLabel("Email").fill(STRANGER.email);
    await requester.getByLabel("Password", { exact: true }).fill(STRANGER.password);
    await requester.getByRole("button", { name: "Create account" }).click();
    await requester.waitForURL("**/tickets");
    await requester.getByRole("heading", { name: "You have no open tickets" }).waitFor();
  });

  it("The requester confirms the address by the link in the welcome email, found under Sent email", async () => {
    await expect
      .poll(async () => {
        await visit(requester, "/outbox");
        return requester.getByRole("row").filter({ hasText: "Welcome to Signalbox" }).count();
      }, WAIT)
      .toBe(1);
    await requester.getByRole("row").filter({ hasText: "Welcome to Signalbox" }).getByRole("link").click();
    await requester.getByRole("heading", { name: "Links in this email" }).waitFor();
    await requester.getByRole("link", { name: /\/verify\?token=/ }).click();
    await requester.getByRole("button", { name: "Confirm email" }).waitFor();
    await pageSettled(requester);
    await requester.getByRole("button", { name: "Confirm email" }).click();
    await requester.getByRole("heading", { name: "Your email is confirmed" }).waitFor();
  });

  it("The requester writes a ticket and sees its assignee without reloading", async () => {
    number = await writeTicket(requester, WORDS);
    await requester.evaluate(() => Object.assign(window, { stayed: true }));
    await requester.getByText(HAS_OWNER).waitFor();
    expect(await requester.evaluate(() => "stayed" in window)).toBe(true);
    await requester.getByText(WORDS).waitFor();
  });

  it("The requester’s page shows no percentages and nothing internal", async () => {
    const pageText = await requester.getByRole("main").textContent();
    expect(pageText).not.toMatch(
      /%|confiden|triage|scoreboard|pipeline|provenance|capacity|skill|helpful notes|staff|built-in/i,
    );
  });

  it("The moderator finds the ticket in the queue and opens it", async () => {
    moderator = await openWindow({ as: DEMO.moderator });
    await visit(moderator, "/queue?view=all");
    await moderator.getByLabel("Search this view").fill(number);
    await moderator.getByLabel("Search this view").press("Enter");
    await expect.poll(() => moderator.locator("tbody").getByRole("row").count(), WAIT).toBe(1);
    await moderator.getByRole("row").filter({ hasText: number }).getByRole("link").click();
    await moderator.getByRole("region", { name: "Timeline" }).waitFor();
    await pageSettled(moderator);
  });

  it("The moderator sees category, priority and skills, each with its source", async () => {
    const facts = moderator.getByRole("complementary", { name: "Details" });
    await facts.getByRole("button", { name: /^Category Billing, set by (AI|a rule)/ }).waitFor();
    await facts.getByRole("button", { name: /^Priority \w+, (set by|default value)/ }).waitFor();
    await facts.getByRole("button", { name: /^Skills .*Refunds.*, set by (AI|a rule)/ }).waitFor();
  });

  it("The moderator sees the helpful notes, which the requester’s page does not contain in any form [S4.3]", async () => {
    const notes = moderator.getByRole("region", { name: "Helpful notes" });
    const lines = await notes.getByRole("listitem").allInnerTexts();
    expect(lines.length).toBeGreaterThan(0);
    const html = await requester.content();
    for (const line of lines) expect(html).not.toContain(line);
    expect(html).not.toContain("helpfulNotes");
    const response = await requester.request.get(`/api/tickets/${number}`);
    expect(await response.text()).not.toMatch(/helpfulNotes|scoreboard|triageResult/);
  });

  it("The moderator sees the scoreboard of the assignment and each step of the pipeline", async () => {
    const board = moderator.getByRole("table", { name: "Candidates" });
    await board.getByRole("row").filter({ hasText: "assigned" }).waitFor();
    expect(await board.getByRole("row").count()).toBeGreaterThan(2);
    await moderator.getByRole("tab", { name: "Pipeline" }).click();
    const pipeline = moderator.getByRole("tabpanel", { name: "Pipeline" });
    for (const step of ["Triaged", "Applied", "Approval", /^Assigned to /, "Notified Nadia"]) {
      await pipeline.getByText(step, { exact: true }).first().waitFor();
    }
    await moderator.getByRole("tab", { name: "All" }).click();
  });

  it("The moderator’s reply reaches the requester without a reload", async () => {
    await moderator.getByLabel("Reply to Nadia").fill(ANSWER);
    await moderator.getByRole("button", { name: /^Send\b/ }).click();
    await moderator.getByRole("article").filter({ hasText: ANSWER }).waitFor();
    await requester.getByText(ANSWER).waitFor();
    await requester.getByText(/has replied and is working on it/).waitFor();
    expect(await requester.evaluate(() => "stayed" in window)).toBe(true);
  });

  it("The requester never sees an internal note", async () => {
    await moderator.getByRole("button", { name: /^Note/ }).click();
    await moderator.getByLabel("Add an internal note").fill(NOTE);
    await moderator.getByRole("button", { name: /^Add note/ }).click();
    await moderator.getByRole("article").filter({ hasText: NOTE }).getByText("Internal note").waitFor();
    await requester.reload();
    await requester.getByText(ANSWER).waitFor();
    expect(await requester.content()).not.toContain(NOTE);
  });

  it("The moderator changes the priority in place and becomes its source", async () => {
    const facts = moderator.getByRole("complementary", { name: "Details" });
    await facts.getByRole("button", { name: "Change the priority" }).click();
    await moderator.getByRole("menuitemradio", { name: "Critical" }).click();
    await facts.getByRole("button", { name: "Priority Critical, set by a person" }).waitFor();
    await requester.getByText(/Critical priority/).waitFor();
  });

  it("The moderator transfers the ticket to a colleague with a note", async () => {
    await moderator.getByRole("button", { name: /^Transfer/ }).click();
    const dialog = moderator.getByRole("dialog", { name: "Transfer" });
    await dialog.getByLabel("Transfer to").fill("Priya");
    await dialog.getByRole("radio", { name: /^Priya Nair/ }).check();
    await dialog.getByLabel(/^Note/).fill("You know their export.");
    await dialog.getByRole("button", { name: "Transfer to Priya" }).click();
    await moderator.getByRole("button", { name: "Assignee Priya Nair, change" }).waitFor();
    await moderator.getByText("You know their export.").first().waitFor();
    await requester.getByRole("list", { name: "Progress" }).getByText("With Priya").waitFor();
  });

  it("The moderator resolves the ticket with a resolution that the requester reads", async () => {
    await moderator.getByRole("dialog").waitFor({ state: "detached" });
    await moderator.getByRole("button", { name: /^Resolve/ }).click();
    const dialog = moderator.getByRole("dialog", { name: "Resolve this ticket" });
    await dialog.getByLabel(/^How it was solved/).fill(SOLVED);
    await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
    await moderator.getByRole("button", { name: "Reopen" }).waitFor();
    await requester.getByRole("region", { name: "Outcome" }).getByText(SOLVED).waitFor();
  });

  it("The requester confirms the resolution, and the ticket is closed", async () => {
    await requester.getByRole("button", { name: "Yes, it’s solved" }).click();
    await requester.getByText(/This ticket is solved and closed/).waitFor();
  });

  it("The requester reopens the ticket, and work on it continues", async () => {
    await requester.getByRole("button", { name: "Reopen" }).click();
    await requester.getByRole("button", { name: "Mark as solved" }).waitFor();
    await moderator.getByRole("button", { name: /^Resolve/ }).waitFor();
  });

  it("The admin sees the ticket’s job with every step", async () => {
    admin = await openWindow({ as: DEMO.admin });
    await visit(admin, "/admin/runs");
    await admin.getByRole("link", { name: "Classify and assign a new ticket" }).first().click();
    await admin.getByRole("heading", { name: "Steps" }).waitFor();
    const steps = admin.getByRole("list", { name: "Steps in order" });
    for (const step of ["triage", "apply", "assign"]) await steps.getByText(step, { exact: true }).first().waitFor();
    await admin.getByText("Completed").first().waitFor();
  });

  it("The admin finds the assignee’s notification and the requester’s confirmation under Sent email", async () => {
    await visit(admin, "/outbox");
    const mails = admin.getByRole("row").filter({ hasText: number });
    await mails
      .filter({ hasText: "Confirmation" })
      .filter({ hasText: STRANGER.email })
      .filter({ hasText: "Sent" })
      .first()
      .waitFor();
    await mails.filter({ hasText: "New assignment" }).last().getByRole("link").click();
    await admin.getByRole("tab", { name: "Plain text" }).click();
    await admin.getByText("charged twice for the November invoice").first().waitFor();
  });

  it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));
});
