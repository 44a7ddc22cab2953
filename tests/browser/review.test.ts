import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReviewCase, ReviewPage } from "@/lib/tickets/review/queries";
import { APP, closeBrowser, complaints, DEMO, openWindow, pageSettled, visit, WAIT } from "./browser";
import { focused, tabTo } from "./focus";
import { holdResponses, isDrawing, openableGate } from "./hold-responses";

/** Words that speak for two categories at once: no reader of ours may be sure of either. */
const WORDS = `A guest rang us about her card. She says she never bought anything from us, yet the order has her address, and
she asks for her money back. Do we refund her now, or wait for the bank? She calls it fraud, and there is a dispute.`;
const TITLES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"].map((nth) => `The ${nth} of them`);

afterAll(closeBrowser);

describe("the review inbox, by keys alone", () => {
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

  it("holds what the readers were not sure of", async () => {
    await expect.poll(async () => (await mine(page)).length, WAIT).toBe(TITLES.length);
    cases = await mine(page);
    await visit(page, "/review");
  });

  it("j and k walk through the cases, and what is read out is the case", async () => {
    await walkTo(page, cases[0]!);
    await page.keyboard.press("j");
    await headed(page, cases[1]!);
    await page.keyboard.press("k");
    await headed(page, cases[0]!);
  });

  it("a case that is taken back stands where it stood, also while the server’s list has it not yet", async () => {
    const held = await holdResponses(page, isTakingBack);
    await walkTo(page, cases[1]!);
    const drawnAnew = page.waitForResponse((answer) => isDrawing(answer.request()));
    await page.keyboard.press("Enter");
    await headed(page, cases[2]!);
    await drawnAnew;
    await pageSettled(page);
    await page.keyboard.press("z");
    await headed(page, cases[1]!);
    await expect.poll(() => listed(page), WAIT).toEqual(TITLES);
    await page.keyboard.press("j");
    await headed(page, cases[2]!);
    held.release();
    await expect.poll(async () => (await sorting(page, cases[1]!)).slice(1), WAIT).toEqual([undefined, "needs_review"]);
    expect(await listed(page)).toEqual(TITLES);
    await walkTo(page, cases[0]!);
  });

  it("Enter accepts: the next case is there at once, and the value is a person’s", async () => {
    const suggested = cases[0]!.suggestions.find(({ field }) => field === "category")!.value;
    await page.keyboard.press("Enter");
    await headed(page, cases[1]!);
    await page
      .getByText(/^Accepted: /)
      .first()
      .waitFor();
    await expect.poll(() => sorting(page, cases[0]!), WAIT).toEqual([suggested, "person", "done"]);
  });

  it("z takes it back: the case is open again, as it was", async () => {
    await page.keyboard.press("z");
    await headed(page, cases[0]!);
    await expect.poll(async () => (await sorting(page, cases[0]!)).slice(1), WAIT).toEqual([undefined, "needs_review"]);
    await page.keyboard.press("Enter");
    await headed(page, cases[1]!);
    await expect.poll(async () => (await sorting(page, cases[0]!)).slice(1), WAIT).toEqual(["person", "done"]);
  });

  it("taken back and accepted again in one breath, a case is gone for good", async () => {
    // The second answer is given while the way back is under way.
    const held = await holdResponses(page, isTakingBack);
    await page.keyboard.press("z");
    await headed(page, cases[0]!);
    await page.keyboard.press("Enter");
    await headed(page, cases[1]!);
    const again = page.waitForResponse(
      (answer) => answer.url().endsWith(cases[0]!.id) && answer.request().method() === "PUT",
    );
    held.release();
    expect((await again).status()).toBe(200);
    expect((await sorting(page, cases[0]!)).slice(1)).toEqual(["person", "done"]);
    const rows = page.getByRole("navigation", { name: "Open cases" }).getByRole("listitem");
    await rows.filter({ hasText: cases[1]!.title! }).waitFor();
    expect(await rows.filter({ hasText: cases[0]!.title! }).count()).toBe(0);
  });

  it("2 sets the points, and Enter sends the ticket that way", async () => {
    const said = cases[1]!.suggestions.find(({ field }) => field === "category")!;
    const ways = page.getByRole("group", { name: "Where should it go?" }).getByRole("button");
    await page.keyboard.press("2");
    await expect.poll(() => ways.nth(1).getAttribute("aria-pressed"), WAIT).toBe("true");
    await page.keyboard.press("Enter");
    await headed(page, cases[2]!);
    await expect.poll(() => sorting(page, cases[1]!), WAIT).toEqual([said.alternatives?.[0]?.value, "person", "done"]);
  });

  it("c opens the choice of other values", async () => {
    await page.keyboard.press("c");
    await page.getByRole("dialog", { name: "Change classification" }).waitFor();
    await tabTo(page, /^Category$/);
    await page.keyboard.type("Tech");
    await tabTo(page, /^Save$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await headed(page, cases[3]!);
    await expect.poll(() => sorting(page, cases[2]!), WAIT).toEqual(["technical", "person", "done"]);
  });

  it("s puts a case to the end, where it waits", async () => {
    await page.keyboard.press("s");
    await headed(page, cases[4]!);
    const rows = page.getByRole("navigation", { name: "Open cases" }).getByRole("listitem");
    await expect.poll(() => rows.last().textContent(), WAIT).toMatch(new RegExp(`${cases[3]!.title}.*skipped`));
    expect((await sorting(page, cases[3]!))[2]).toBe("needs_review");
  });

  it("x takes nothing of the suggestion, and nobody is asked again", async () => {
    const before = await sorting(page, cases[4]!);
    await page.keyboard.press("x");
    await headed(page, cases[5]!);
    await expect.poll(() => sorting(page, cases[4]!), WAIT).toEqual([...before.slice(0, 2), "done"]);
  });

  it("a case that only got another owner meanwhile is answered all the same", async () => {
    const { id } = cases[5]!;
    const ticket = await (await colleague.request.get(`/api/tickets/${id}`)).json();
    const me = await (await colleague.request.get("/api/me")).json();
    const headers = { origin: APP, "if-match": `"${ticket.version}"` };
    const given = await colleague.request.put(`/api/tickets/${id}/assignment`, {
      data: { personId: me.id },
      headers,
    });
    expect(given.status()).toBe(200);
    await page.keyboard.press("Enter");
    await headed(page, cases[6]!);
    await expect.poll(async () => (await sorting(page, cases[5]!)).slice(1), WAIT).toEqual(["person", "done"]);
    await page.keyboard.press("z");
    await headed(page, cases[5]!);
    await expect.poll(async () => (await sorting(page, cases[5]!)).slice(1), WAIT).toEqual([undefined, "needs_review"]);
  });

  it("who comes second is told so calmly, and goes on", async () => {
    const { id, triageResultId } = cases[5]!;
    // Routing may have found an owner since the cases were listed.
    const { version } = await (await colleague.request.get(`/api/review/${id}`)).json();
    const headers = { origin: APP, "if-match": `"${version}"` };
    const answer = await colleague.request.put(`/api/review/${id}`, {
      data: { answer: "reject", triageResultId },
      headers,
    });
    expect(answer.status()).toBe(200);
    await page.keyboard.press("Enter");
    await page.getByText(`“${cases[5]!.title}” was already reviewed.`).waitFor();
    await expect
      .poll(() => page.getByRole("heading", { level: 2 }).first().textContent(), WAIT)
      .not.toBe(cases[5]!.title);
  });

  it("space ticks, and Enter then accepts all that are ticked; z brings them back", async () => {
    const [one, other] = [cases[6]!, cases[3]!];
    for (const seen of [one, other]) {
      await walkTo(page, seen);
      await page.keyboard.press(" ");
    }
    await page.getByRole("button", { name: "Accept 2" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("2 cases accepted").first().waitFor();
    for (const seen of [one, other])
      await expect.poll(async () => (await sorting(page, seen)).slice(1), WAIT).toEqual(["person", "done"]);
    await page.keyboard.press("z");
    for (const seen of [one, other])
      await expect.poll(async () => (await sorting(page, seen))[2], WAIT).toBe("needs_review");
    await walkTo(page, one);
  });

  it("who answers a case before the rest of it is there is not told that somebody else was first", async () => {
    const own = await openWindow({ as: DEMO.admin });
    const seen = cases[6]!;
    const asked = openableGate();
    const settledHere = openableGate();
    await own.route(`**/api/review/${seen.id}`, async (route) => {
      if (route.request().method() !== "GET") return route.fallback();
      asked.open();
      await settledHere.passed;
      await route.continue();
    });
    await visit(own, "/review");
    await walkTo(own, seen);
    await asked.passed;
    await own.keyboard.press("Enter");
    await expect.poll(async () => (await sorting(own, seen)).slice(1), WAIT).toEqual(["person", "done"]);
    const late = own.waitForResponse((answer) => answer.status() === 404 && answer.url().endsWith(seen.id));
    settledHere.open();
    await late;
    await pageSettled(own);
    expect(await own.getByText("already reviewed").count()).toBe(0);
    await own.keyboard.press("z");
    await expect.poll(async () => (await sorting(own, seen)).slice(1), WAIT).toEqual([undefined, "needs_review"]);
  });

  it.each(["light", "dark"] as const)("axe finds nothing serious, %s", async (theme) => {
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

  it("on a phone list and case are two screens, and Back leads from one to the other", async () => {
    const phone = await openWindow({ as: DEMO.admin, phone: true });
    await visit(phone, "/review");
    const list = phone.getByRole("navigation", { name: "Open cases" });
    await list.getByRole("button", { name: new RegExp(cases[6]!.title!) }).tap();
    await headed(phone, cases[6]!);
    expect(await list.isVisible()).toBe(false);
    expect(await phone.evaluate(() => document.scrollingElement!.scrollWidth <= innerWidth)).toBe(true);
    await phone.goBack();
    await list.waitFor();
  });
});

it("no page threw or wrote an error", () => expect(complaints()).toEqual([]));

/** The open cases that this file made, in the order of the list. */
async function mine(page: Page): Promise<ReviewCase[]> {
  const answer = await page.request.get("/api/review?limit=100");
  return ((await answer.json()) as ReviewPage).cases.filter(({ title }) => TITLES.includes(title ?? ""));
}

const isTakingBack = (request: Request) => request.method() === "DELETE";

/** The titles of this file's cases, in the order in which the page shows them. */
async function listed(page: Page): Promise<string[]> {
  const rows = page.getByRole("navigation", { name: "Open cases" }).getByRole("listitem");
  const texts = await rows.allTextContents();
  return texts.flatMap((text) => TITLES.find((title) => text.includes(title)) ?? []);
}

/** Category, whose it is, and how far triage is. */
async function sorting(page: Page, { id }: ReviewCase): Promise<unknown[]> {
  const ticket = await (await page.request.get(`/api/tickets/${id}`)).json();
  return [ticket.category?.slug ?? null, ticket.provenance.category?.source, ticket.triage.state];
}

/** The case is shown, and its title has the focus. */
async function headed(page: Page, { title }: ReviewCase): Promise<void> {
  await page.getByRole("heading", { level: 2, name: title! }).waitFor();
  await expect.poll(() => focused(page), WAIT).toBe(title);
}

async function walkTo(page: Page, seen: ReviewCase): Promise<void> {
  for (const key of ["j", "k"]) {
    for (let step = 0; step < 40; step++) {
      if ((await page.getByRole("heading", { level: 2 }).last().textContent()) === seen.title) return;
      await page.keyboard.press(key);
    }
  }
  throw new Error(`No key led to ${seen.title}.`);
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
