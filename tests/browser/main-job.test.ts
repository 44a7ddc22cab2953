import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { closeBrowser, complaints, DEMO, openWindow, pageSettled, visit, WAIT } from "./browser";
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

describe("a stranger’s ticket, from sign-up to solved", () => {
  let requester: Page;
  let moderator: Page;
  let admin: Page;
  let number: string;

  it("somebody who is new signs up with name, e-mail and password and stands before their tickets [S0.25]", async () => {
    requester = await openWindow();
    await visit(requester, "/sign-up");
    await requester.getByLabel("Name").fill(STRANGER.name);
    await requester.getByLabel("E-mail").fill(STRANGER.email);
    await requester.getByLabel("Password", { exact: true }).fill(STRANGER.password);
    await requester.getByRole("button", { name: "Make an account" }).click();
    await requester.waitForURL("**/tickets");
    await requester.getByRole("heading", { name: "The line is clear" }).waitFor();
  });

  it("confirms the address by the link in the welcome, which this place keeps in its outbox", async () => {
    await expect
      .poll(async () => {
        await visit(requester, "/outbox");
        return requester.getByRole("row").filter({ hasText: "Welcome to Signalbox" }).count();
      }, WAIT)
      .toBe(1);
    await requester.getByRole("row").filter({ hasText: "Welcome to Signalbox" }).getByRole("link").click();
    await requester.getByRole("heading", { name: "Links in this mail" }).waitFor();
    await requester.getByRole("link", { name: /\/verify\?token=/ }).click();
    await requester.getByRole("button", { name: "Confirm this address" }).waitFor();
    await pageSettled(requester);
    await requester.getByRole("button", { name: "Confirm this address" }).click();
    await requester.getByRole("heading", { name: "Your address is confirmed" }).waitFor();
  });

  it("writes a ticket in their own words and watches it get an owner without reloading", async () => {
    number = await writeTicket(requester, WORDS);
    await requester.evaluate(() => Object.assign(window, { stayed: true }));
    await requester.getByText(HAS_OWNER).waitFor();
    expect(await requester.evaluate(() => "stayed" in window)).toBe(true);
    await requester.getByText(WORDS).waitFor();
  });

  it("is told so in plain words: no figures, nothing internal", async () => {
    const told = await requester.getByRole("main").textContent();
    expect(told).not.toMatch(
      /%|confiden|triage|scoreboard|pipeline|provenance|capacity|skill|helpful notes|staff|built-in/i,
    );
  });

  it("the moderator finds it in the queue and opens it", async () => {
    moderator = await openWindow({ as: DEMO.moderator });
    await visit(moderator, "/queue?view=all");
    await moderator.getByLabel("Search this view").fill(number);
    await moderator.getByLabel("Search this view").press("Enter");
    await expect.poll(() => moderator.locator("tbody").getByRole("row").count(), WAIT).toBe(1);
    await moderator.getByRole("row").filter({ hasText: number }).getByRole("link").click();
    await moderator.getByRole("region", { name: "What happened" }).waitFor();
    await pageSettled(moderator);
  });

  it("and sees category, priority and skills, each with who said so", async () => {
    const facts = moderator.getByRole("complementary", { name: "Facts" });
    await facts.getByRole("button", { name: /^Category Billing, set by (AI|a rule)/ }).waitFor();
    await facts.getByRole("button", { name: /^Priority \w+, (set by|nobody knew)/ }).waitFor();
    await facts.getByRole("button", { name: /^Skills .*Refunds.*, set by (AI|a rule)/ }).waitFor();
  });

  it("and the helpful notes, which the requester’s page does not hold in any form [S4.3]", async () => {
    const notes = moderator.getByRole("region", { name: "Helpful notes" });
    const lines = await notes.getByRole("listitem").allInnerTexts();
    expect(lines.length).toBeGreaterThan(0);
    const held = await requester.content();
    for (const line of lines) expect(held).not.toContain(line);
    expect(held).not.toContain("helpfulNotes");
    const answer = await requester.request.get(`/api/tickets/${number}`);
    expect(await answer.text()).not.toMatch(/helpfulNotes|scoreboard|triageResult/);
  });

  it("and the scoreboard that says why this owner, and each step of the pipeline", async () => {
    const board = moderator.getByRole("table", { name: "Who could have had it" });
    await board.getByRole("row").filter({ hasText: "assigned" }).waitFor();
    expect(await board.getByRole("row").count()).toBeGreaterThan(2);
    await moderator.getByRole("tab", { name: "Pipeline" }).click();
    const line = moderator.getByRole("tabpanel", { name: "Pipeline" });
    for (const step of ["Read", "Applied", "Approval", /^Assigned to /, "Told Nadia"]) {
      await line.getByText(step, { exact: true }).first().waitFor();
    }
    await moderator.getByRole("tab", { name: "All" }).click();
  });

  it("the moderator’s answer reaches the requester, who is not reloading", async () => {
    await moderator.getByLabel("Write to Nadia").fill(ANSWER);
    await moderator.getByRole("button", { name: /^Send\b/ }).click();
    await moderator.getByRole("article").filter({ hasText: ANSWER }).waitFor();
    await requester.getByText(ANSWER).waitFor();
    await requester.getByText(/has answered and is working on it/).waitFor();
    expect(await requester.evaluate(() => "stayed" in window)).toBe(true);
  });

  it("an internal note stays among staff", async () => {
    await moderator.getByRole("button", { name: /^Note/ }).click();
    await moderator.getByLabel("A note for staff only").fill(NOTE);
    await moderator.getByRole("button", { name: /^Add note/ }).click();
    await moderator.getByRole("article").filter({ hasText: NOTE }).getByText("Note, staff only").waitFor();
    await requester.reload();
    await requester.getByText(ANSWER).waitFor();
    expect(await requester.content()).not.toContain(NOTE);
  });

  it("the priority is changed where it stands, and is the moderator’s from then on", async () => {
    const facts = moderator.getByRole("complementary", { name: "Facts" });
    await facts.getByRole("button", { name: "Change the priority" }).click();
    await moderator.getByRole("menuitemradio", { name: "Critical" }).click();
    await facts.getByRole("button", { name: "Priority Critical, set by a person" }).waitFor();
    await requester.getByText(/Critical priority/).waitFor();
  });

  it("the ticket is handed to a colleague with a word for them", async () => {
    await moderator.getByRole("button", { name: /^Hand over/ }).click();
    const dialog = moderator.getByRole("dialog", { name: "Hand over" });
    await dialog.getByLabel("To whom").fill("Priya");
    await dialog.getByRole("radio", { name: /^Priya Nair/ }).check();
    await dialog.getByLabel(/^A word for them/).fill("You know their export.");
    await dialog.getByRole("button", { name: "Give it to Priya" }).click();
    await moderator.getByRole("button", { name: "Owner Priya Nair, change" }).waitFor();
    await moderator.getByText("You know their export.").first().waitFor();
    await requester.getByRole("list", { name: "How far it is" }).getByText("With Priya").waitFor();
  });

  it("the ticket is resolved with a word on how, which the requester reads", async () => {
    await moderator.getByRole("dialog").waitFor({ state: "detached" });
    await moderator.getByRole("button", { name: /^Resolve/ }).click();
    const dialog = moderator.getByRole("dialog", { name: "Resolve this ticket" });
    await dialog.getByLabel(/^How it was solved/).fill(SOLVED);
    await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
    await moderator.getByRole("button", { name: "Open again" }).waitFor();
    await requester.getByRole("region", { name: "Outcome" }).getByText(SOLVED).waitFor();
  });

  it("the requester says that it is solved, and it is closed", async () => {
    await requester.getByRole("button", { name: "Yes, it is solved" }).click();
    await requester.getByText(/This is solved and closed/).waitFor();
  });

  it("reopens it, and it goes on", async () => {
    await requester.getByRole("button", { name: "Reopen it" }).click();
    await requester.getByRole("button", { name: "This is solved for me" }).waitFor();
    await moderator.getByRole("button", { name: /^Resolve/ }).waitFor();
  });

  it("the admin sees its run with every step", async () => {
    admin = await openWindow({ as: DEMO.admin });
    await visit(admin, "/admin/runs");
    await admin.getByRole("link", { name: "Sort, route and confirm a ticket" }).first().click();
    await admin.getByRole("heading", { name: "Steps" }).waitFor();
    const steps = admin.getByRole("list", { name: "Steps, in the order in which they began" });
    for (const step of ["triage", "apply", "assign"]) await steps.getByText(step, { exact: true }).first().waitFor();
    await admin.getByText("Completed").first().waitFor();
  });

  it("and in the outbox the notice to the owner, with the ticket in it, and the requester’s confirmation", async () => {
    await visit(admin, "/outbox");
    const mails = admin.getByRole("row").filter({ hasText: number });
    await mails
      .filter({ hasText: "Confirmation" })
      .filter({ hasText: STRANGER.email })
      .filter({ hasText: "Sent" })
      .first()
      .waitFor();
    await mails.filter({ hasText: "To the owner" }).last().getByRole("link").click();
    await admin.getByRole("tab", { name: "As text" }).click();
    await admin.getByText("charged twice for the November invoice").first().waitFor();
  });

  it("no page threw or wrote an error", () => expect(complaints()).toEqual([]));
});
