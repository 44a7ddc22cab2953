import type { Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { APP, closeBrowser, complaints, DEMO, openWindow, visit, WAIT } from "./browser";
import { focused } from "./focus";
import { sendTicket } from "./forms";
import { holdResponses, isChange, isDrawing, visitEarly } from "./hold-responses";

let page: Page;
beforeEach(() => page?.context().close());

afterAll(closeBrowser);

const headers = { origin: APP };
const isBusy = (name: string | RegExp) => page.getByRole("button", { name }).getAttribute("aria-busy");

describe("while the list is on its way", () => {
  it("a second choice of a filter adds to the first", async () => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, "/queue?view=all");
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    const urgency = page.getByRole("dialog", { name: "Filters" }).getByRole("group", { name: "Priority" });
    const lists = await holdResponses(page, isDrawing);
    await urgency.getByText("High", { exact: true }).click();
    await lists.first;
    await urgency.getByText("Critical", { exact: true }).click();
    lists.release();
    await page.waitForURL((url) => url.searchParams.get("priority")?.split(",").sort().join() === "critical,high");
  });

  it.each(["/queue?view=all", "/people", "/dictionary"])("on %s the words that are looked for stay", async (path) => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, path);
    const field = page.getByLabel(/^(Search|Name, skill)/);
    const lists = await holdResponses(page, isDrawing);
    await field.fill("mail");
    await lists.first;
    expect(await field.inputValue()).toBe("mail");
    await field.pressSequentially(" server");
    lists.release();
    await page.waitForURL((url) => url.searchParams.get("search") === "mail server");
    expect(await field.inputValue()).toBe("mail server");
  });
});

describe("what is written while the words before are sent", () => {
  it.each([
    ["desk", DEMO.moderator, /^Reply to /],
    ["requester", DEMO.user, /^(Reply to |Add a message)/],
  ] as const)("stays in the box of the %s, and what was sent does not", async (_who, as, label) => {
    const { number } = await sendTicket();
    page = await openWindow({ as: as === DEMO.user ? as : DEMO.admin });
    await visit(page, `/tickets/${number}`);
    const box = page.getByLabel(label);
    const sending = await holdResponses(page, isChange);
    await box.fill("We look at it.");
    await page.getByRole("button", { name: /^Send\b/ }).click();
    await sending.first;
    await box.press("End");
    await box.pressSequentially(" And one more thing.");
    sending.release();
    await expect.poll(() => box.inputValue(), WAIT).toBe("And one more thing.");
  });

  it("is no draft any more once it was sent, also for who has left the page meanwhile", async () => {
    const { number } = await sendTicket();
    page = await openWindow({ as: DEMO.admin });
    await visit(page, `/tickets/${number}`);
    const sending = await holdResponses(page, isChange);
    await page.getByLabel(/^Reply to /).fill("Said once.");
    await page.getByRole("button", { name: /^Send\b/ }).click();
    await sending.first;
    await page.getByRole("link", { name: "Teams", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Teams" }).waitFor();
    sending.release();
    await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).join()), WAIT).not.toContain("draft/desk");
  });
});

describe("settings", () => {
  it("that are changed while the ones before are saved stay, and are saved next", async () => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, "/admin/routing");
    const [reminder, link] = [page.getByLabel("Reminder after"), page.getByLabel("A link is good for")];
    const [hours, days] = [await reminder.inputValue(), await link.inputValue()];
    const saving = await holdResponses(page, isChange);
    const other = (value: string) => (value === "9" ? "8" : "9");
    await reminder.fill(other(hours));
    await page.getByRole("button", { name: "Save" }).click();
    await saving.first;
    await link.fill(other(days));
    saving.release();
    await expect.poll(() => isBusy("Save"), WAIT).toBeNull();
    expect(await link.inputValue()).toBe(other(days));
    await page.getByText("Not saved yet.").waitFor();
    await reminder.fill(hours);
    await link.fill(days);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Nothing changed.").waitFor();
    const { policy } = await (await page.request.get("/api/routing/policy")).json();
    expect(policy.approvals).toMatchObject({ reminderHours: Number(hours), linkDays: Number(days) });
  });
});

describe("what is tried", () => {
  it("on last month is not shown once the form says something else", async () => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, "/categories");
    await page
      .getByRole("row")
      .getByRole("link", { name: /^Fraud/ })
      .click();
    await page.getByLabel("Team").selectOption({ label: "Billing" });
    const trying = await holdResponses(page, isChange);
    await page.getByRole("button", { name: "Try it on last month" }).click();
    await trying.first;
    await page.getByLabel("Team").selectOption({ label: "Accounts" });
    await expect.poll(() => isBusy("Try it on last month"), WAIT).toBeNull();
    trying.release();
    await page.getByRole("button", { name: "Try it on last month" }).click();
    await page.getByRole("dialog", { name: "Fraud going to Accounts" }).waitFor();
  });

  it("on a ticket is not shown beside another text, however late it is answered", async () => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, "/admin/rules?new=1");
    await page.getByRole("button", { name: "Add an action" }).click();
    await page.getByRole("menuitem", { name: "Set the priority", exact: true }).click();
    const text = page.getByLabel("A ticket’s text");
    await text.fill("The first text of the two.");
    await page.getByRole("button", { name: "Try it" }).click();
    const outcome = page.getByText(/ rules? fires?| rules fire/);
    await outcome.waitFor();
    await text.fill("The second text of the two.");
    await outcome.waitFor({ state: "detached" });
    const trying = await holdResponses(page, isChange);
    await page.getByRole("button", { name: "Try it" }).click();
    await trying.first;
    await text.fill("A third one.");
    trying.release();
    await expect.poll(() => isBusy("Try it"), WAIT).toBeNull();
    expect(await outcome.count()).toBe(0);
  });
});

describe("a ticket’s sheet", () => {
  const open = async (number: string) => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, `/tickets/${number}`);
  };

  it("keeps what was written in it where the server can’t be reached, and says so", async () => {
    await open((await sendTicket()).number);
    await page.route("**/resolution", (route) => route.abort("internetdisconnected"));
    await page.getByRole("button", { name: /^Resolve/ }).click();
    const dialog = page.getByRole("dialog", { name: "Resolve this ticket" });
    await dialog.getByLabel(/^How it was solved/).fill("By turning it off and on.");
    await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
    await dialog.getByText("The server can’t be reached.").waitFor();
    expect(await dialog.getByLabel(/^How it was solved/).inputValue()).toBe("By turning it off and on.");
    await page.unroute("**/resolution");
    await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Reopen" }).waitFor();
  });

  it("waits for the answer, however often it is sent, and does not close another one", async () => {
    await open((await sendTicket()).number);
    const answers = await holdResponses(page, isChange);
    await page.getByRole("button", { name: /^Transfer/ }).click();
    const first = page.getByRole("dialog", { name: "Transfer" });
    await first.getByRole("radio").and(page.locator(":enabled")).first().check();
    await first.getByRole("button", { name: /^(Transfer to|Assign to)/ }).click();
    await answers.first;
    await page.keyboard.press("Escape");
    await first.waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Resolve/ }).click();
    const second = page.getByRole("dialog", { name: "Resolve this ticket" });
    await second.getByLabel(/^How it was solved/).fill("In a call.");
    await second.getByLabel(/^How it was solved/).press("Control+Enter");
    answers.release();
    await expect.poll(() => second.getByRole("button", { name: /^Resolv/ }).getAttribute("aria-busy"), WAIT).toBeNull();
    expect(await second.getByLabel(/^How it was solved/).inputValue()).toBe("In a call.");
  });
});

describe("a second press before the page has been drawn anew", () => {
  it("of the requester’s “This is solved” is not a conflict with themselves", async () => {
    const { number } = await sendTicket();
    page = await openWindow({ as: DEMO.user });
    await visit(page, `/tickets/${number}`);
    const drawings = await holdResponses(page, isDrawing);
    const changes = await holdResponses(page, isChange);
    changes.release();
    await page.getByRole("button", { name: "Mark as solved" }).click();
    await drawings.first;
    await page.getByRole("button", { name: "Saving" }).click();
    drawings.release();
    await page.getByRole("button", { name: "Reopen" }).waitFor();
    expect(changes.count()).toBe(1);
  });

  it("of something else on the desk, right after one’s own message, is not a conflict with oneself", async () => {
    const { number } = await sendTicket();
    page = await openWindow({ as: DEMO.admin });
    await visit(page, `/tickets/${number}`);
    const drawings = await holdResponses(page, isDrawing);
    await page.getByLabel(/^Reply to /).fill("We look at it.");
    await page.getByRole("button", { name: /^Send\b/ }).click();
    await drawings.first;
    await page.getByRole("button", { name: "Change the priority" }).click();
    await page.getByRole("menuitemradio", { name: "Critical" }).click();
    await page.getByRole("button", { name: "Priority Critical, set by a person" }).waitFor();
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    drawings.release();
  });

  it("of an offer that is taken back is no second try", async () => {
    const { id, number } = await sendTicket();
    page = await openWindow({ as: DEMO.moderator });
    const mine = await (await page.request.get("/api/me")).json();
    const admin = (await openWindow({ as: DEMO.admin })).context().request;
    const ifMatch = async () => `"${(await (await admin.get(`/api/tickets/${id}`)).json()).version}"`;
    const given = await admin.put(`/api/tickets/${id}/assignment`, {
      data: { personId: mine.id },
      headers: { ...headers, "if-match": await ifMatch() },
    });
    expect(given.ok()).toBe(true);
    const { teams } = await (await admin.get("/api/teams?limit=100")).json();
    const data = { teamId: teams.find((team: { name: string }) => team.name === "Technical").id };
    const offered = await page.request.post(`/api/tickets/${id}/handovers`, {
      data,
      headers: { ...headers, "if-match": await ifMatch(), "idempotency-key": `offer-${id}` },
    });
    expect(offered.status()).toBe(201);
    await visit(page, `/tickets/${number}`);
    const drawings = await holdResponses(page, isDrawing);
    const changes = await holdResponses(page, isChange);
    changes.release();
    await page.getByRole("button", { name: "Withdraw offer" }).click();
    await page.getByText("Offer withdrawn.").waitFor();
    await page.getByRole("button", { name: "Withdrawing" }).click();
    drawings.release();
    await page.getByRole("region", { name: "Offer" }).waitFor({ state: "detached" });
    expect(changes.count()).toBe(1);
  });

  it("of Add makes one thing, not two", async () => {
    page = await openWindow({ as: DEMO.admin });
    const name = `Slow to come ${Date.now().toString(36)}`;
    await visit(page, "/skills?new=1");
    const drawings = await holdResponses(page, isDrawing);
    const changes = await holdResponses(page, isChange);
    changes.release();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Add skill" }).click();
    await drawings.first;
    await page.getByRole("button", { name: "Saving" }).click();
    drawings.release();
    await page.waitForURL("**/skills");
    await page.getByRole("row").filter({ hasText: name }).waitFor();
    expect(changes.count()).toBe(1);
  });

  it("of a rule’s switch is passed over, and the switch keeps the focus", async () => {
    page = await openWindow({ as: DEMO.admin });
    const name = `Slow to switch ${Date.now().toString(36)}`;
    const data = { name, conditions: {}, actions: { stop: true } };
    const { id } = await (await page.request.post("/api/rules", { data, headers })).json();
    onTestFinished(async () => void (await page.request.delete(`/api/rules/${id}`, { headers })));
    await visit(page, "/admin/rules");
    const drawings = await holdResponses(page, isDrawing);
    const changes = await holdResponses(page, isChange);
    changes.release();
    const toggle = page.getByRole("switch", { name: `Use ${name}` });
    await toggle.press(" ");
    await drawings.first;
    expect(await focused(page)).toBe(`Use ${name}`);
    await expect.poll(() => toggle.getAttribute("aria-checked"), WAIT).toBe("false");
    await page.keyboard.press(" ");
    drawings.release();
    await expect.poll(() => toggle.getAttribute("aria-disabled"), WAIT).toBeNull();
    expect(await toggle.isChecked()).toBe(false);
    await page.keyboard.press(" ");
    await expect.poll(() => toggle.isChecked(), WAIT).toBe(true);
    await expect.poll(() => changes.count(), WAIT).toBe(2);
  });

  it("of Save does not pass over what was put back meanwhile", async () => {
    page = await openWindow({ as: DEMO.admin });
    const name = `Slow skill ${Date.now().toString(36)}`;
    const { id } = await (await page.request.post("/api/skills", { data: { name, aliases: [] }, headers })).json();
    onTestFinished(async () => void (await page.request.delete(`/api/skills/${id}`, { headers })));
    await visit(page, `/skills?item=${id}`);
    const drawings = await holdResponses(page, isDrawing);
    const field = page.getByLabel("Name", { exact: true });
    await field.fill(`${name} changed`);
    await page.getByRole("button", { name: "Save" }).click();
    await drawings.first;
    await field.fill(name);
    expect(await isBusy(/^Sav/)).toBe("true");
    drawings.release();
    await expect.poll(() => isBusy("Save"), WAIT).toBeNull();
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(async () => (await page.request.get(`/api/skills?limit=500`)).text(), WAIT)
      .not.toContain("Slow skill changed");
  });
});

describe("what is typed before the page’s scripts are there", () => {
  it("is the new ticket’s text", async () => {
    page = await openWindow({ as: DEMO.user });
    const { letScriptsCome } = await visitEarly(page, "/tickets/new");
    await page.getByLabel("Describe the problem").fill("The scanner on our floor stopped this morning.");
    await letScriptsCome();
    await page.getByRole("button", { name: "Send ticket" }).click();
    await page.waitForURL(/\/tickets\/TKT-/);
    await page.getByText("The scanner on our floor stopped this morning.").waitFor();
  });

  it("signs somebody in, be it by hand or by the browser’s memory", async () => {
    page = await openWindow();
    const { letScriptsCome } = await visitEarly(page, "/sign-in");
    await page.getByLabel("Email").fill(DEMO.user);
    await page.getByLabel("Password", { exact: true }).fill("demopassword");
    await letScriptsCome();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/tickets");
  });
});

it("a text that was changed is changed again from how it stands now, and the focus stays at it", async () => {
  const { number } = await sendTicket();
  page = await openWindow({ as: DEMO.user });
  await visit(page, `/tickets/${number}`);
  await page.getByRole("button", { name: "Edit" }).click();
  const text = page.getByLabel("Description");
  const drawings = await holdResponses(page, isDrawing);
  await text.fill("It was the October invoice that was charged twice. Please refund one of the payments.");
  await page.getByRole("button", { name: "Save" }).click();
  await drawings.first;
  expect(await isBusy("Saving")).toBe("true");
  drawings.release();
  await text.waitFor({ state: "detached" });
  await expect.poll(() => focused(page), WAIT).toBe("Edit");
  await page.keyboard.press("Enter");
  expect(await text.inputValue()).toContain("the October invoice");
});

it("an answer that comes late closes its own sheet, not the one that was opened since", async () => {
  page = await openWindow({ as: DEMO.admin });
  await visit(page, "/teams");
  const account = page.getByRole("complementary", { name: "Desk" }).getByRole("button").last();
  const answers = await holdResponses(page, isChange);
  onTestFinished(async () => {
    await page.request.patch("/api/me", { data: { availability: "available" }, headers });
  });
  await account.click();
  await page.getByRole("menuitemradio", { name: "Away…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go away" }).click();
  await answers.first;
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await account.click();
  await page.getByRole("menuitem", { name: "Working hours" }).click();
  const hours = page.getByRole("dialog", { name: "My working hours" });
  await hours.getByRole("radio", { name: /At these hours/ }).check();
  answers.release();
  await page.getByText("You are away: nothing new comes to you.").waitFor();
  await hours.getByLabel("Monday: to").fill("16:00");
});

it("no page threw or wrote an error", () => expect(complaints()).toEqual([]));
