import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReviewCase, ReviewPage } from "@/lib/tickets/review/queries";
import { APP, closeBrowser, DEMO, openWindow, pageErrors, pageSettled, visit, WAIT } from "./browser";
import { focused, tabTo } from "./focus";
import { holdResponses, isPageRequest, openableGate } from "./hold-responses";

/** The text fits two categories, so no triage provider may be confident. */
const WORDS = `A guest rang us about her card. She says she never bought anything from us, yet the order has her address, and
she asks for her money back. Do we refund her now, or wait for the bank? She calls it fraud, and there is a dispute.`;
const TITLES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"].map((nth) => `The ${nth} of them`);

afterAll(closeBrowser);

describe("the review inbox by keyboard", () => {
  let page: Page;
  let colleague: Page;
  let cases: ReviewCase[];

  beforeAll(async () => {
    const requester = await openWindow({ as: DEMO.user });
    const headers = { origin: APP };
    for (const title of TITLES)
      await requester.request.post("/api/tickets", { data: { title, description: WORDS }, headers });
    [page, colleague] = [await openWindow({ as: DEMO.admin }), await openWindow({ as: DEMO.admin })];
  });

  it("The inbox lists tickets with uncertain triage results", async () => {
    await expect.poll(async () => (await mine(page)).length, WAIT).toBe(TITLES.length);
    cases = await mine(page);
    await visit(page, "/review");
  });

  it("The keys j and k move through the cases, and the focus is on the case’s title", async () => {
    await walkTo(page, cases[0]!);
    await page.keyboard.press("j");
    await caseShown(page, cases[1]!);
    await page.keyboard.press("k");
    await caseShown(page, cases[0]!);
  });

  it("An undone case returns to its position before the server’s list contains it", async () => {
    const held = await holdResponses(page, isUndo);
    await walkTo(page, cases[1]!);
    const refreshed = page.waitForResponse((answer) => isPageRequest(answer.request()));
    await page.keyboard.press("Enter");
    await caseShown(page, cases[2]!);
    await refreshed;
    await pageSettled(page);
    await page.keyboard.press("z");
    await caseShown(page, cases[1]!);
    await expect.poll(() => listed(page), WAIT).toEqual(TITLES);
    await page.keyboard.press("j");
    await caseShown(page, cases[2]!);
    held.release();
    await expect
      .poll(async () => (await classification(page, cases[1]!)).slice(1), WAIT)
      .toEqual([undefined, "needs_review"]);
    expect(await listed(page)).toEqual(TITLES);
    await walkTo(page, cases[0]!);
  });

  it("Enter accepts a case and shows the next one at once; the value’s source is a person", async () => {
    const suggested = cases[0]!.suggestions.find(({ field }) => field === "category")!.value;
    await page.keyboard.press("Enter");
    await caseShown(page, cases[1]!);
    await page
      .getByText(/^Accepted: /)
      .first()
      .waitFor();
    await expect.poll(() => classification(page, cases[0]!), WAIT).toEqual([suggested, "person", "done"]);
  });

  it("The key z undoes the answer and reopens the case", async () => {
    await page.keyboard.press("z");
    await caseShown(page, cases[0]!);
    await expect
      .poll(async () => (await classification(page, cases[0]!)).slice(1), WAIT)
      .toEqual([undefined, "needs_review"]);
    await page.keyboard.press("Enter");
    await caseShown(page, cases[1]!);
    await expect.poll(async () => (await classification(page, cases[0]!)).slice(1), WAIT).toEqual(["person", "done"]);
  });

  it("A case that is undone and accepted again at once stays accepted", async () => {
    // The second answer is sent during the undo.
    const held = await holdResponses(page, isUndo);
    await page.keyboard.press("z");
    await caseShown(page, cases[0]!);
    await page.keyboard.press("Enter");
    await caseShown(page, cases[1]!);
    const again = page.waitForResponse(
      (answer) => answer.url().endsWith(cases[0]!.id) && answer.request().method() === "PUT",
    );
    held.release();
    expect((await again).status()).toBe(200);
    expect((await classification(page, cases[0]!)).slice(1)).toEqual(["person", "done"]);
    const rows = page.getByRole("navigation", { name: "Open cases" }).getByRole("listitem");
    await rows.filter({ hasText: cases[1]!.title! }).waitFor();
    expect(await rows.filter({ hasText: cases[0]!.title! }).count()).toBe(0);
  });

  it("The key 2 chooses the second category, and Enter applies it", async () => {
    const suggestion = cases[1]!.suggestions.find(({ field }) => field === "category")!;
    const options = page.getByRole("group", { name: "Where should it go?" }).getByRole("button");
    await page.keyboard.press("2");
    await expect.poll(() => options.nth(1).getAttribute("aria-pressed"), WAIT).toBe("true");
    await page.keyboard.press("Enter");
    await caseShown(page, cases[2]!);
    await expect
      .poll(() => classification(page, cases[1]!), WAIT)
      .toEqual([suggestion.alternatives?.[0]?.value, "person", "done"]);
  });

  it("The key c opens the dialog with other values", async () => {
    await page.keyboard.press("c");
    await page.getByRole("dialog", { name: "Change classification" }).waitFor();
    await tabTo(page, /^Category$/);
    await page.keyboard.type("Tech");
    await tabTo(page, /^Save$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await caseShown(page, cases[3]!);
    await expect.poll(() => classification(page, cases[2]!), WAIT).toEqual(["technical", "person", "done"]);
  });

  it("The key s moves a case to the end of the list", async () => {
    await page.keyboard.press("s");
    await caseShown(page, cases[4]!);
    const rows = page.getByRole("navigation", { name: "Open cases" }).getByRole("listitem");
    await expect.poll(() => rows.last().textContent(), WAIT).toMatch(new RegExp(`${cases[3]!.title}.*skipped`));
    expect((await classification(page, cases[3]!))[2]).toBe("needs_review");
  });

  it("The key x rejects the suggestion and closes the case", async () => {
    const before = await classification(page, cases[4]!);
    await page.keyboard.press("x");
    await caseShown(page, cases[5]!);
    await expect.poll(() => classification(page, cases[4]!), WAIT).toEqual([...before.slice(0, 2), "done"]);
  });

  it("A case whose assignee changed meanwhile can still be answered", async () => {
    const { id } = cases[5]!;
    const ticket = await (await colleague.request.get(`/api/tickets/${id}`)).json();
    const me = await (await colleague.request.get("/api/me")).json();
    const headers = { origin: APP, "if-match": `"${ticket.version}"` };
    const assignment = await colleague.request.put(`/api/tickets/${id}/assignment`, {
      data: { personId: me.id },
      headers,
    });
    expect(assignment.status()).toBe(200);
    await page.keyboard.press("Enter");
    await caseShown(page, cases[6]!);
    await expect.poll(async () => (await classification(page, cases[5]!)).slice(1), WAIT).toEqual(["person", "done"]);
    await page.keyboard.press("z");
    await caseShown(page, cases[5]!);
    await expect
      .poll(async () => (await classification(page, cases[5]!)).slice(1), WAIT)
      .toEqual([undefined, "needs_review"]);
  });

  it("A person who answers second is told so and sees the next case", async () => {
    const { id, triageResultId } = cases[5]!;
    // Routing may have assigned the ticket meanwhile.
    const { version } = await (await colleague.request.get(`/api/review/${id}`)).json();
    const headers = { origin: APP, "if-match": `"${version}"` };
    const response = await colleague.request.put(`/api/review/${id}`, {
      data: { answer: "reject", triageResultId },
      headers,
    });
    expect(response.status()).toBe(200);
    await page.keyboard.press("Enter");
    await page.getByText(`“${cases[5]!.title}” was already reviewed.`).waitFor();
    await expect
      .poll(() => page.getByRole("heading", { level: 2 }).first().textContent(), WAIT)
      .not.toBe(cases[5]!.title);
  });

  it("Space selects cases, Enter accepts the selected ones, and z undoes it", async () => {
    const [one, other] = [cases[6]!, cases[3]!];
    for (const item of [one, other]) {
      await walkTo(page, item);
      await page.keyboard.press(" ");
    }
    await page.getByRole("button", { name: "Accept 2" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("2 cases accepted").first().waitFor();
    for (const item of [one, other])
      await expect.poll(async () => (await classification(page, item)).slice(1), WAIT).toEqual(["person", "done"]);
    await page.keyboard.press("z");
    for (const item of [one, other])
      await expect.poll(async () => (await classification(page, item))[2], WAIT).toBe("needs_review");
    await walkTo(page, one);
  });

  it("An answer before the case’s details have loaded is not reported as someone else’s", async () => {
    const own = await openWindow({ as: DEMO.admin });
    const target = cases[6]!;
    const requested = openableGate();
    const answered = openableGate();
    await own.route(`**/api/review/${target.id}`, async (route) => {
      if (route.request().method() !== "GET") return route.fallback();
      requested.open();
      await answered.passed;
      await route.continue();
    });
    await visit(own, "/review");
    await walkTo(own, target);
    await requested.passed;
    await own.keyboard.press("Enter");
    await expect.poll(async () => (await classification(own, target)).slice(1), WAIT).toEqual(["person", "done"]);
    const late = own.waitForResponse((answer) => answer.status() === 404 && answer.url().endsWith(target.id));
    answered.open();
    await late;
    await pageSettled(own);
    expect(await own.getByText("already reviewed").count()).toBe(0);
    await own.keyboard.press("z");
    await expect
      .poll(async () => (await classification(own, target)).slice(1), WAIT)
      .toEqual([undefined, "needs_review"]);
  });

  it.each(["light", "dark"] as const)("The inbox has no serious axe findings in the theme %s", async (theme) => {
    const own = await openWindow({ as: DEMO.admin, theme });
    await visit(own, `/review?case=${cases[6]!.number}`);
    expect(await findings(own)).toEqual([]);
    await own.keyboard.press(" ");
    await own.getByRole("button", { name: "Accept 1" }).waitFor();
    expect(await findings(own)).toEqual([]);
    await own.keyboard.press("Escape");
    await own.keyboard.press("c");
    await own.getByRole("dialog").waitFor();
    expect(await findings(own)).toEqual([]);
  });

  it("On a phone list and case are two screens, and Back returns to the list", async () => {
    const phone = await openWindow({ as: DEMO.admin, phone: true });
    await visit(phone, "/review");
    const list = phone.getByRole("navigation", { name: "Open cases" });
    await list.getByRole("button", { name: new RegExp(cases[6]!.title!) }).tap();
    await caseShown(phone, cases[6]!);
    expect(await list.isVisible()).toBe(false);
    expect(await phone.evaluate(() => document.scrollingElement!.scrollWidth <= innerWidth)).toBe(true);
    await phone.goBack();
    await list.waitFor();
  });
});

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));

/** This file's open cases in list order. */
async function mine(page: Page): Promise<ReviewCase[]> {
  const response = await page.request.get("/api/review?limit=100");
  return ((await response.json()) as ReviewPage).cases.filter(({ title }) => TITLES.includes(title ?? ""));
}

const isUndo = (request: Request) => request.method() === "DELETE";

/** Titles of this file's cases in the order of the page. */
async function listed(page: Page): Promise<string[]> {
  const rows = page.getByRole("navigation", { name: "Open cases" }).getByRole("listitem");
  const texts = await rows.allTextContents();
  return texts.flatMap((text) => TITLES.find((title) => text.includes(title)) ?? []);
}

/** Category, its source and the triage state. */
async function classification(page: Page, { id }: ReviewCase): Promise<unknown[]> {
  const ticket = await (await page.request.get(`/api/tickets/${id}`)).json();
  return [ticket.category?.slug ?? null, ticket.provenance.category?.source, ticket.triage.state];
}

/** Waits until the case is shown and its title has the focus. */
async function caseShown(page: Page, { title }: ReviewCase): Promise<void> {
  await page.getByRole("heading", { level: 2, name: title! }).waitFor();
  await expect.poll(() => focused(page), WAIT).toBe(title);
}

async function walkTo(page: Page, target: ReviewCase): Promise<void> {
  for (const key of ["j", "k"]) {
    for (let step = 0; step < 40; step++) {
      if ((await page.getByRole("heading", { level: 2 }).last().textContent()) === target.title) return;
      await page.keyboard.press(key);
    }
  }
  throw new Error(`No key led to ${target.title}.`);
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
