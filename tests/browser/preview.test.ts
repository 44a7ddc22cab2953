import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Route } from "playwright-core";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { APP, closeBrowser, DEMO, openWindow, pageErrors, visit, WAIT } from "./browser";
import { openableGate } from "./hold-responses";

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

/** Sends the form; returns the request body and the ticket's number. */
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

describe("suggestions while writing", () => {
  it("Suggestions fill category and urgency and quote the text; without a choice, triage stays the source [S0.9] [S2.13]", async () => {
    await visit(page, "/tickets/new");
    await text().fill(MONEY);
    await text().blur();
    await expect.poll(shown, WAIT).toEqual(["billing", "high"]);
    const note = async (select: ReturnType<typeof about>) => {
      const id = await select.getAttribute("aria-describedby");
      return page.locator(`[id="${id}"]`).textContent();
    };
    expect(await note(about())).toMatch(/^Suggested: Billing, based on “.+” and “.+”\.$/);
    expect(await note(urgent())).toBe("Suggested: High, based on “charged twice” and “urgent”.");

    const { sent, number } = await sendTicket();
    expect(sent).toEqual({ description: MONEY });
    // The demo trains its own model after start-up, so either can be the source.
    const source = expect.stringMatching(/^(rules|ai)$/);
    await expect.poll(() => sourceOfCategory(number), WAIT).toEqual(["billing", source]);
  });

  it("A requester’s choice survives later suggestions, and clearing it restores the suggestion", async () => {
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

  it("A confirmed suggestion becomes the requester’s own value", async () => {
    await visit(page, "/tickets/new");
    await text().fill(MONEY);
    await expect.poll(shown, WAIT).toEqual(["billing", "high"]);
    await page.getByRole("button", { name: "Use this" }).first().click();
    await page.getByText("your choice").waitFor();
    expect((await sendTicket()).sent).toEqual({ description: MONEY, category: "billing" });
  });

  it("A late response for an earlier text is ignored", async () => {
    const first = openableGate();
    const late = openableGate();
    await page.route(CLASSIFY, async (route) => {
      if (!route.request().postData()?.includes("webhook")) return route.continue();
      const response = await route.fetch();
      await first.passed;
      await route.fulfill({ response }).catch(() => {});
      late.open();
    });
    await visit(page, "/tickets/new");
    await text().fill(ERRORS);
    const request = page.waitForRequest(CLASSIFY);
    await text().blur();
    await request;
    await text().fill(MONEY);
    await text().blur();
    await expect.poll(() => about().inputValue(), WAIT).toBe("billing");
    first.open();
    await late.passed;
    expect(await about().inputValue()).toBe("billing");
  });
});

/** The demo may have trained its own model meanwhile. */
const BY_TRIAGE = /^(ai|rules)$/;

it("Staff see on the ticket why triage chose its values, and later changes", async () => {
  const sent = await page.request.post("/api/tickets", { data: { description: MONEY }, headers: { origin: APP } });
  const { id, number } = await sent.json();
  await expect.poll(async () => (await sourceOfCategory(number)).at(-1), WAIT).toMatch(BY_TRIAGE);
  const agent = await openWindow({ as: DEMO.admin });
  await visit(agent, `/tickets/${number}`);
  const why = agent.getByRole("region", { name: "Why", exact: true });
  await why.getByText("Billing", { exact: true }).waitFor();
  expect(await why.textContent()).toMatch(/\d+%.*“charged twice”.*(Keyword rules|own model).*: \d+ ms/i);

  const { version } = await (await agent.request.get(`/api/tickets/${id}`)).json();
  const headers = { origin: APP, "if-match": `"${version}"` };
  await agent.request.patch(`/api/tickets/${id}`, { data: { category: "fraud" }, headers });
  await agent.request.post(`/api/tickets/${id}/triage`, { data: {}, headers: { origin: APP } });
  await why.getByText("1 earlier run").click();
  await why.getByText(/^\w+ changed it to Fraud/).waitFor();
  await why.getByText("overruled").waitFor();
  await agent.context().close();
});

it.each(["light", "dark"] as const)(
  "Suggestions and their reasons have no serious axe findings in the theme %s",
  async (theme) => {
    const writer = await openWindow({ as: DEMO.user, theme });
    await visit(writer, "/tickets/new");
    await writer.getByLabel("Describe the problem").fill(MONEY);
    await writer.getByText("Suggested: Billing, based on").waitFor();
    expect(await findings(writer)).toEqual([]);
    const headers = { origin: APP };
    const sent = await writer.request.post("/api/tickets", { data: { description: MONEY, priority: "low" }, headers });
    const { number } = await sent.json();
    await expect.poll(async () => (await sourceOfCategory(number)).at(-1), WAIT).toMatch(BY_TRIAGE);
    const agent = await openWindow({ as: DEMO.admin, theme });
    await visit(agent, `/tickets/${number}`);
    await agent.getByRole("region", { name: "Why", exact: true }).getByText("overruled").waitFor();
    expect(await findings(agent)).toEqual([]);
    for (const each of [writer, agent]) await each.context().close();
  },
);

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

describe("a failed suggestion", () => {
  it.each<[string, (route: Route) => Promise<void>]>([
    ["fails with an error", (route) => route.fulfill({ status: 500, body: "broken" })],
    ["is rate limited", (route) => route.fulfill({ status: 429, headers: { "retry-after": "60" }, body: "{}" })],
    ["gets no JSON", (route) => route.fulfill({ status: 200, body: "<html>" })],
    ["can't reach the server", (route) => route.abort("internetdisconnected")],
    ["gets no response", () => Promise.resolve()],
  ])(
    "If the suggestion request %s, the page shows nothing and the ticket can be sent [S2.15] [S2.17]",
    async (_case, respond) => {
      await page.route(CLASSIFY, respond);
      await visit(page, "/tickets/new");
      await text().fill(MONEY);
      const request = page.waitForRequest(CLASSIFY);
      await text().blur();
      await request;
      expect(await shown()).toEqual(["", ""]);
      expect(await page.locator("form [aria-invalid=true]").count()).toBe(0);
      expect(await page.locator("form [role=alert]").allTextContents()).toEqual([""]);
      expect((await sendTicket()).sent).toEqual({ description: MONEY });
    },
  );

  it("An earlier suggestion stays if a later request fails", async () => {
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

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));
