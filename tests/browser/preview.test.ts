import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Route } from "playwright-core";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { APP, closeBrowser, complaints, DEMO, openWindow, visit, WAIT } from "./browser";

const MONEY = "Our card was charged twice for the November invoice. We need a refund, it is urgent.";
const ERRORS = "Our webhook answers with error 502 and the sync with the API shows a timeout.";
const CLASSIFY = "**/api/tickets/classify";

afterAll(closeBrowser);

let page: Page;
beforeEach(async () => {
  await page?.context().close();
  page = await openWindow({ as: DEMO.user });
});

const text = () => page.getByLabel("Describe the problem");
const about = () => page.getByRole("combobox", { name: /^Category/ });
const urgent = () => page.getByRole("combobox", { name: /^Urgency/ });
const shown = () => Promise.all([about().inputValue(), urgent().inputValue()]);

/** Sends what stands in the form; what went out as the requester's own words, and the ticket that came of it. */
async function sendTicket() {
  const [request] = await Promise.all([
    page.waitForRequest((each) => each.method() === "POST" && new URL(each.url()).pathname === "/api/tickets"),
    page.getByRole("button", { name: "Send ticket" }).click(),
  ]);
  await page.waitForURL(/\/tickets\/TKT-/);
  return { sent: request.postDataJSON(), number: new URL(page.url()).pathname.split("/").at(-1)! };
}

async function sourceOfCategory(number: string): Promise<unknown[]> {
  const ticket = await (await page.request.get(`/api/tickets/${number}`)).json();
  return [ticket.category?.slug, ticket.provenance.category?.source];
}

describe("a text that is being written", () => {
  it("fills in what the requester may set, with the words that speak for it; unless they choose, it stays triage's [S0.9] [S2.13]", async () => {
    await visit(page, "/tickets/new");
    await text().fill(MONEY);
    await text().blur();
    await expect.poll(shown, WAIT).toEqual(["billing", "high"]);
    const words = async (select: ReturnType<typeof about>) => {
      const note = await select.getAttribute("aria-describedby");
      return page.locator(`[id="${note}"]`).textContent();
    };
    expect(await words(about())).toMatch(/^Suggested: Billing, based on “.+” and “.+”\.$/);
    expect(await words(urgent())).toBe("Suggested: High, based on “charged twice” and “urgent”.");

    const { sent, number } = await sendTicket();
    expect(sent).toEqual({ description: MONEY });
    // Whether the rules read it or the model that the demo trains after its start.
    const source = expect.stringMatching(/^(rules|ai)$/);
    await expect.poll(() => sourceOfCategory(number), WAIT).toEqual(["billing", source]);
  });

  it("leaves what the requester chose alone, whatever is read later, and clearing it brings the suggestion back", async () => {
    await visit(page, "/tickets/new");
    await text().fill(MONEY);
    await expect.poll(shown, WAIT).toEqual(["billing", "high"]);
    await about().selectOption("account");
    await text().fill(ERRORS);
    await page.getByText("Suggested: Technical, based on").waitFor();
    expect(await about().inputValue()).toBe("account");
    await about().selectOption("");
    await expect.poll(() => about().inputValue(), WAIT).toBe("technical");

    await about().selectOption("fraud");
    const { sent, number } = await sendTicket();
    expect(sent).toEqual({ description: ERRORS, category: "fraud" });
    await expect.poll(() => sourceOfCategory(number), WAIT).toEqual(["fraud", "requester"]);
  });

  it("can be agreed with: then the value is the requester's own", async () => {
    await visit(page, "/tickets/new");
    await text().fill(MONEY);
    await expect.poll(shown, WAIT).toEqual(["billing", "high"]);
    await page.getByRole("button", { name: "Use this" }).first().click();
    await page.getByText("your choice").waitFor();
    expect((await sendTicket()).sent).toEqual({ description: MONEY, category: "billing" });
  });

  it("shows only the reading of the latest text, however late an earlier one is answered", async () => {
    let answerFirst = () => {};
    const first = new Promise<void>((done) => (answerFirst = done));
    let wasLate = () => {};
    const late = new Promise<void>((done) => (wasLate = done));
    await page.route(CLASSIFY, async (route) => {
      if (!route.request().postData()?.includes("webhook")) return route.continue();
      const answer = await route.fetch();
      await first;
      await route.fulfill({ response: answer }).catch(() => {});
      wasLate();
    });
    await visit(page, "/tickets/new");
    await text().fill(ERRORS);
    const asked = page.waitForRequest(CLASSIFY);
    await text().blur();
    await asked;
    await text().fill(MONEY);
    await text().blur();
    await expect.poll(() => about().inputValue(), WAIT).toBe("billing");
    answerFirst();
    await late;
    expect(await about().inputValue()).toBe("billing");
  });
});

it("staff see on the ticket why it was sorted so, and what somebody made of it", async () => {
  const sent = await page.request.post("/api/tickets", { data: { description: MONEY }, headers: { origin: APP } });
  const { id, number } = await sent.json();
  await expect.poll(async () => (await sourceOfCategory(number)).at(-1), WAIT).toBe("rules");
  const desk = await openWindow({ as: DEMO.admin });
  await visit(desk, `/tickets/${number}`);
  const why = desk.getByRole("region", { name: "Why", exact: true });
  await why.getByText("Billing", { exact: true }).waitFor();
  expect(await why.textContent()).toMatch(/Keyword rules: \d+%.*“charged twice”.*Keyword rules: \d+ ms/);

  const { version } = await (await desk.request.get(`/api/tickets/${id}`)).json();
  const headers = { origin: APP, "if-match": `"${version}"` };
  await desk.request.patch(`/api/tickets/${id}`, { data: { category: "fraud" }, headers });
  await desk.request.post(`/api/tickets/${id}/triage`, { data: {}, headers: { origin: APP } });
  await why.getByText("1 earlier run").click();
  await why.getByText(/^\w+ changed it to Fraud/).waitFor();
  await why.getByText("overruled").waitFor();
  await desk.context().close();
});

it.each(["light", "dark"] as const)("axe finds nothing serious about what is suggested and why, %s", async (theme) => {
  const writer = await openWindow({ as: DEMO.user, theme });
  await visit(writer, "/tickets/new");
  await writer.getByLabel("Describe the problem").fill(MONEY);
  await writer.getByText("Suggested: Billing, based on").waitFor();
  expect(await findings(writer)).toEqual([]);
  const headers = { origin: APP };
  const sent = await writer.request.post("/api/tickets", { data: { description: MONEY, priority: "low" }, headers });
  const { number } = await sent.json();
  await expect.poll(async () => (await sourceOfCategory(number)).at(-1), WAIT).toBe("rules");
  const desk = await openWindow({ as: DEMO.admin, theme });
  await visit(desk, `/tickets/${number}`);
  await desk.getByRole("region", { name: "Why", exact: true }).getByText("overruled").waitFor();
  expect(await findings(desk)).toEqual([]);
  for (const each of [writer, desk]) await each.context().close();
});

async function findings(seen: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: seen }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

describe("a preview that is not to be had", () => {
  it.each<[string, (route: Route) => Promise<void>]>([
    ["fails", (route) => route.fulfill({ status: 500, body: "broken" })],
    ["is asked for too often", (route) => route.fulfill({ status: 429, headers: { "retry-after": "60" }, body: "{}" })],
    ["is no JSON", (route) => route.fulfill({ status: 200, body: "<html>" })],
    ["can't be reached", (route) => route.abort("internetdisconnected")],
    ["never comes", () => Promise.resolve()],
  ])("%s: nothing is said of it, and the ticket goes out all the same [S2.15] [S2.17]", async (_how, answer) => {
    await page.route(CLASSIFY, answer);
    await visit(page, "/tickets/new");
    await text().fill(MONEY);
    const asked = page.waitForRequest(CLASSIFY);
    await text().blur();
    await asked;
    expect(await shown()).toEqual(["", ""]);
    expect(await page.locator("form [aria-invalid=true]").count()).toBe(0);
    expect(await page.locator("form [role=alert]").allTextContents()).toEqual([""]);
    expect((await sendTicket()).sent).toEqual({ description: MONEY });
  });

  it("leaves what was suggested before where it is", async () => {
    await visit(page, "/tickets/new");
    await text().fill(MONEY);
    await expect.poll(shown, WAIT).toEqual(["billing", "high"]);
    await page.route(CLASSIFY, (route) => route.fulfill({ status: 500, body: "broken" }));
    const failed = page.waitForResponse(CLASSIFY);
    await text().fill(`${MONEY} Thank you!`);
    await failed;
    await page.getByText("updates as you write").locator("visible=true").waitFor();
    expect(await shown()).toEqual(["billing", "high"]);
  });
});

it("no page threw or wrote an error", () => expect(complaints()).toEqual([]));
