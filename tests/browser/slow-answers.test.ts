import type { Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { APP, closeBrowser, DEMO, openWindow, pageErrors, visit, WAIT } from "./browser";
import { focused } from "./focus";
import { sendTicket } from "./forms";
import { holdResponses, isChange, isPageRequest, visitEarly } from "./hold-responses";

let page: Page;
beforeEach(() => page?.context().close());

afterAll(closeBrowser);

const headers = { origin: APP };
const isBusy = (name: string | RegExp) => page.getByRole("button", { name }).getAttribute("aria-busy");

describe("while a list is loading", () => {
  it("A second filter choice adds to the first", async () => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, "/queue?view=all");
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    const urgency = page.getByRole("dialog", { name: "Filters" }).getByRole("group", { name: "Priority" });
    const lists = await holdResponses(page, isPageRequest);
    await urgency.getByText("High", { exact: true }).click();
    await lists.first;
    await urgency.getByText("Critical", { exact: true }).click();
    lists.release();
    await page.waitForURL((url) => url.searchParams.get("priority")?.split(",").sort().join() === "critical,high");
  });

  it.each(["/queue?view=all", "/people", "/dictionary"])(
    "The search text on %s stays while the list loads",
    async (path) => {
      page = await openWindow({ as: DEMO.admin });
      await visit(page, path);
      const field = page.getByLabel(/^(Search|Name, skill)/);
      const lists = await holdResponses(page, isPageRequest);
      await field.fill("mail");
      await lists.first;
      expect(await field.inputValue()).toBe("mail");
      await field.pressSequentially(" server");
      lists.release();
      await page.waitForURL((url) => url.searchParams.get("search") === "mail server");
      expect(await field.inputValue()).toBe("mail server");
    },
  );
});

describe("text written during sending", () => {
  it.each([
    ["agent", DEMO.moderator, /^Reply to /],
    ["requester", DEMO.user, /^(Reply to |Add a message)/],
  ] as const)("The reply field of the %s keeps only the unsent text", async (_role, as, label) => {
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

  it("A sent reply is no longer a draft, even if the page was left during sending", async () => {
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
  it("Changes made during a save stay and can be saved next", async () => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, "/admin/routing");
    const [reminder, link] = [page.getByLabel("Reminder after"), page.getByLabel("Links are valid for")];
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
    await page.getByText("No changes.").waitFor();
    const { policy } = await (await page.request.get("/api/routing/policy")).json();
    expect(policy.approvals).toMatchObject({ reminderHours: Number(hours), linkDays: Number(days) });
  });
});

describe("tests of unsaved changes", () => {
  it("A dry run is not shown after the form has changed", async () => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, "/categories");
    await page
      .getByRole("row")
      .getByRole("link", { name: /^Fraud/ })
      .click();
    await page.getByLabel("Team").selectOption({ label: "Billing" });
    const trials = await holdResponses(page, isChange);
    await page.getByRole("button", { name: "Try it on last month" }).click();
    await trials.first;
    await page.getByLabel("Team").selectOption({ label: "Accounts" });
    await expect.poll(() => isBusy("Try it on last month"), WAIT).toBeNull();
    trials.release();
    await page.getByRole("button", { name: "Try it on last month" }).click();
    await page.getByRole("dialog", { name: "Fraud assigned to Accounts" }).waitFor();
  });

  it("A late rule test result is not shown next to another text", async () => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, "/admin/rules?new=1");
    await page.getByRole("button", { name: "Add an action" }).click();
    await page.getByRole("menuitem", { name: "Set the priority", exact: true }).click();
    const text = page.getByLabel("Ticket text");
    await text.fill("The first text of the two.");
    await page.getByRole("button", { name: "Try it" }).click();
    const outcome = page.getByRole("region", { name: "Result" });
    await outcome.waitFor();
    await text.fill("The second text of the two.");
    await outcome.waitFor({ state: "detached" });
    const trials = await holdResponses(page, isChange);
    await page.getByRole("button", { name: "Try it" }).click();
    await trials.first;
    await text.fill("A third one.");
    trials.release();
    await expect.poll(() => isBusy("Try it"), WAIT).toBeNull();
    expect(await outcome.count()).toBe(0);
  });
});

describe("a ticket’s dialog", () => {
  const open = async (number: string) => {
    page = await openWindow({ as: DEMO.admin });
    await visit(page, `/tickets/${number}`);
  };

  it("A dialog keeps its text and shows a problem if the server can’t be reached", async () => {
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

  it("A late response to one dialog does not close another", async () => {
    await open((await sendTicket()).number);
    const responses = await holdResponses(page, isChange);
    await page.getByRole("button", { name: /^Transfer/ }).click();
    const first = page.getByRole("dialog", { name: "Transfer" });
    await first.getByRole("radio").and(page.locator(":enabled")).first().check();
    await first.getByRole("button", { name: /^(Transfer to|Assign to)/ }).click();
    await responses.first;
    await page.keyboard.press("Escape");
    await first.waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Resolve/ }).click();
    const second = page.getByRole("dialog", { name: "Resolve this ticket" });
    await second.getByLabel(/^How it was solved/).fill("In a call.");
    await second.getByLabel(/^How it was solved/).press("Control+Enter");
    responses.release();
    await expect.poll(() => second.getByRole("button", { name: /^Resolv/ }).getAttribute("aria-busy"), WAIT).toBeNull();
    expect(await second.getByLabel(/^How it was solved/).inputValue()).toBe("In a call.");
  });
});

describe("a second click before the page has refreshed", () => {
  it("A second click on the requester’s button to close is ignored", async () => {
    const { number } = await sendTicket();
    page = await openWindow({ as: DEMO.user });
    await visit(page, `/tickets/${number}`);
    const refreshes = await holdResponses(page, isPageRequest);
    const changes = await holdResponses(page, isChange);
    changes.release();
    await page.getByRole("button", { name: "Mark as solved" }).click();
    await refreshes.first;
    await page.getByRole("button", { name: "Saving" }).click();
    refreshes.release();
    await page.getByRole("button", { name: "Reopen" }).waitFor();
    expect(changes.count()).toBe(1);
  });

  it("A change right after one’s own reply is not a conflict", async () => {
    const { number } = await sendTicket();
    page = await openWindow({ as: DEMO.admin });
    await visit(page, `/tickets/${number}`);
    const refreshes = await holdResponses(page, isPageRequest);
    await page.getByLabel(/^Reply to /).fill("We look at it.");
    await page.getByRole("button", { name: /^Send\b/ }).click();
    await refreshes.first;
    await page.getByRole("button", { name: "Change the priority" }).click();
    await page.getByRole("menuitemradio", { name: "Critical" }).click();
    await page.getByRole("button", { name: "Priority Critical, set by a person" }).waitFor();
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    refreshes.release();
  });

  it("A second click on withdrawing an offer is ignored", async () => {
    const { id, number } = await sendTicket();
    page = await openWindow({ as: DEMO.moderator });
    const mine = await (await page.request.get("/api/me")).json();
    const admin = (await openWindow({ as: DEMO.admin })).context().request;
    const ifMatch = async () => `"${(await (await admin.get(`/api/tickets/${id}`)).json()).version}"`;
    const assignment = await admin.put(`/api/tickets/${id}/assignment`, {
      data: { personId: mine.id },
      headers: { ...headers, "if-match": await ifMatch() },
    });
    expect(assignment.ok()).toBe(true);
    const { teams } = await (await admin.get("/api/teams?limit=100")).json();
    const data = { teamId: teams.find((team: { name: string }) => team.name === "Technical").id };
    const offered = await page.request.post(`/api/tickets/${id}/handovers`, {
      data,
      headers: { ...headers, "if-match": await ifMatch(), "idempotency-key": `offer-${id}` },
    });
    expect(offered.status()).toBe(201);
    await visit(page, `/tickets/${number}`);
    const refreshes = await holdResponses(page, isPageRequest);
    const changes = await holdResponses(page, isChange);
    changes.release();
    await page.getByRole("button", { name: "Withdraw offer" }).click();
    await page.getByText("Offer withdrawn.").waitFor();
    await page.getByRole("button", { name: "Withdrawing" }).click();
    refreshes.release();
    await page.getByRole("region", { name: "Offer" }).waitFor({ state: "detached" });
    expect(changes.count()).toBe(1);
  });

  it("A second click on Add creates only one item", async () => {
    page = await openWindow({ as: DEMO.admin });
    const name = `Slow to come ${Date.now().toString(36)}`;
    await visit(page, "/skills?new=1");
    const refreshes = await holdResponses(page, isPageRequest);
    const changes = await holdResponses(page, isChange);
    changes.release();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Add skill" }).click();
    await refreshes.first;
    await page.getByRole("button", { name: "Saving" }).click();
    refreshes.release();
    await page.waitForURL("**/skills");
    await page.getByRole("row").filter({ hasText: name }).waitFor();
    expect(changes.count()).toBe(1);
  });

  it("A second press on a rule’s switch is ignored, and the switch keeps the focus", async () => {
    page = await openWindow({ as: DEMO.admin });
    const name = `Slow to switch ${Date.now().toString(36)}`;
    const data = { name, conditions: {}, actions: { stop: true } };
    const { id } = await (await page.request.post("/api/rules", { data, headers })).json();
    onTestFinished(async () => void (await page.request.delete(`/api/rules/${id}`, { headers })));
    await visit(page, "/admin/rules");
    const refreshes = await holdResponses(page, isPageRequest);
    const changes = await holdResponses(page, isChange);
    changes.release();
    const toggle = page.getByRole("switch", { name: `Use ${name}` });
    await toggle.press(" ");
    await refreshes.first;
    expect(await focused(page)).toBe(`Use ${name}`);
    await expect.poll(() => toggle.getAttribute("aria-checked"), WAIT).toBe("false");
    await page.keyboard.press(" ");
    refreshes.release();
    await expect.poll(() => toggle.getAttribute("aria-disabled"), WAIT).toBeNull();
    expect(await toggle.isChecked()).toBe(false);
    await page.keyboard.press(" ");
    await expect.poll(() => toggle.isChecked(), WAIT).toBe(true);
    await expect.poll(() => changes.count(), WAIT).toBe(2);
  });

  it("A second save sends values that were changed back during the first", async () => {
    page = await openWindow({ as: DEMO.admin });
    const name = `Slow skill ${Date.now().toString(36)}`;
    const { id } = await (await page.request.post("/api/skills", { data: { name, aliases: [] }, headers })).json();
    onTestFinished(async () => void (await page.request.delete(`/api/skills/${id}`, { headers })));
    await visit(page, `/skills?item=${id}`);
    const refreshes = await holdResponses(page, isPageRequest);
    const field = page.getByLabel("Name", { exact: true });
    await field.fill(`${name} changed`);
    await page.getByRole("button", { name: "Save" }).click();
    await refreshes.first;
    await field.fill(name);
    expect(await isBusy(/^Sav/)).toBe("true");
    refreshes.release();
    await expect.poll(() => isBusy("Save"), WAIT).toBeNull();
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(async () => (await page.request.get(`/api/skills?limit=500`)).text(), WAIT)
      .not.toContain("Slow skill changed");
  });
});

describe("text typed before the page’s scripts have loaded", () => {
  it("Text typed early is the new ticket’s text", async () => {
    page = await openWindow({ as: DEMO.user });
    const { loadScripts } = await visitEarly(page, "/tickets/new");
    await page.getByLabel("Describe the problem").fill("The scanner on our floor stopped this morning.");
    await loadScripts();
    await page.getByRole("button", { name: "Send ticket" }).click();
    await page.waitForURL(/\/tickets\/TKT-/);
    await page.getByText("The scanner on our floor stopped this morning.").waitFor();
  });

  it("Email and password entered early sign the person in", async () => {
    page = await openWindow();
    const { loadScripts } = await visitEarly(page, "/sign-in");
    await page.getByLabel("Email").fill(DEMO.user);
    await page.getByLabel("Password", { exact: true }).fill("demopassword");
    await loadScripts();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/tickets");
  });
});

it("A second edit of a ticket’s text starts from the saved text, and the focus returns to the button", async () => {
  const { number } = await sendTicket();
  page = await openWindow({ as: DEMO.user });
  await visit(page, `/tickets/${number}`);
  await page.getByRole("button", { name: "Edit" }).click();
  const text = page.getByLabel("Description");
  const refreshes = await holdResponses(page, isPageRequest);
  await text.fill("It was the October invoice that was charged twice. Please refund one of the payments.");
  await page.getByRole("button", { name: "Save" }).click();
  await refreshes.first;
  expect(await isBusy("Saving")).toBe("true");
  refreshes.release();
  await text.waitFor({ state: "detached" });
  await expect.poll(() => focused(page), WAIT).toBe("Edit");
  await page.keyboard.press("Enter");
  expect(await text.inputValue()).toContain("the October invoice");
});

it("A late response closes its own dialog, not the one opened since", async () => {
  page = await openWindow({ as: DEMO.admin });
  await visit(page, "/teams");
  const account = page.getByRole("complementary", { name: "Sidebar" }).getByRole("button").last();
  const responses = await holdResponses(page, isChange);
  onTestFinished(async () => {
    await page.request.patch("/api/me", { data: { availability: "available" }, headers });
  });
  await account.click();
  await page.getByRole("menuitemradio", { name: "Away…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Set as away" }).click();
  await responses.first;
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await account.click();
  await page.getByRole("menuitem", { name: "Working hours" }).click();
  const hours = page.getByRole("dialog", { name: "My working hours" });
  await hours.getByRole("radio", { name: /At these hours/ }).check();
  responses.release();
  await page.getByText("You are away and get no new tickets.").waitFor();
  await hours.getByLabel("Monday: to").fill("16:00");
});

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));
