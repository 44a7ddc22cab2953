import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APP, closeBrowser, DEMO, openWindow, pageErrors, pageSettled, visit, WAIT } from "./browser";
import { holdResponses, isChange, isPageRequest } from "./hold-responses";

let page: Page;

beforeAll(async () => {
  page = await openWindow({ as: DEMO.admin });
  // The demo has a rule.
  await removeRules();
});

afterAll(async () => {
  // These rules must not apply to other files' tickets.
  await removeRules();
  await closeBrowser();
});

interface ListedRule {
  id: string;
  name: string;
  enabled: boolean;
  conditions: unknown;
  actions: unknown;
}
const rules = async (): Promise<ListedRule[]> => (await (await page.request.get("/api/rules")).json()).rules;
const removeRules = async () => {
  for (const { id } of await rules()) await page.request.delete(`/api/rules/${id}`, { headers: { origin: APP } });
};
const names = async () => (await rules()).map(({ name }) => name);

describe("the page of automation rules", () => {
  it("An admin builds a rule, sees missing values at their fields, and tests it before saving", async () => {
    await visit(page, "/admin/rules");
    await page.getByRole("link", { name: "New rule" }).click();
    await page.getByLabel("Name").fill("Refunds first");
    await add("Add a condition", "Words");
    await page.getByRole("button", { name: "Add rule" }).click();
    await page.getByText("Add at least one.").waitFor();
    await page.getByText("Add at least one action.").waitFor();
    await page.getByLabel("Words", { exact: true }).fill("refund");
    await page.keyboard.press("Enter");
    await add("Add an action", "Set the priority");
    await page.getByLabel("Priority", { exact: true }).first().selectOption("critical");
    await page.getByText("If the words include “refund” → priority Critical").waitFor();
    await page.getByLabel("Ticket text").fill("Please send me the refund of the second invoice.");
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText("the words include “refund”: found “refund”").waitFor();
    await page.getByText("1 of 1 rule applies").waitFor();
    expect(await serious()).toEqual([]);
    expect(await rules()).toEqual([]);
    await page.getByRole("button", { name: "Add rule" }).click();
    await expect.poll(names, WAIT).toEqual(["Refunds first"]);
    expect((await rules())[0]).toMatchObject({
      enabled: true,
      conditions: { words: ["refund"] },
      actions: { priority: "critical" },
    });
  });

  it("Rules can be reordered by keyboard and buttons, and the focus stays", async () => {
    const data = { name: "Stop it all", conditions: {}, actions: { stop: true } };
    await page.request.post("/api/rules", { data, headers: { origin: APP } });
    await visit(page, "/admin/rules");
    await page.getByRole("link", { name: /^Stop it all/ }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(names, WAIT).toEqual(["Stop it all", "Refunds first"]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Stop it all");
    await page.getByRole("button", { name: "Move Stop it all down" }).click();
    await expect.poll(names, WAIT).toEqual(["Refunds first", "Stop it all"]);
    await expect.poll(inFocus, WAIT).toBe("Move Stop it all up");
  });

  it("A new order stays even if an earlier refresh arrives late", async () => {
    await visit(page, "/admin/rules");
    const refresh = await holdResponses(page, isPageRequest);
    await page.getByRole("link", { name: /^Stop it all/ }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await refresh.first;
    const order = await holdResponses(page, isChange);
    await page.getByRole("button", { name: "Move Stop it all down" }).click();
    await order.first;
    const refreshed = page.waitForResponse((response) => isPageRequest(response.request()));
    refresh.release();
    await refreshed;
    await pageSettled(page);
    order.release();
    expect(await names()).toEqual(["Refunds first", "Stop it all"]);
    expect(await shown()).toEqual(["Refunds first", "Stop it all"]);
    expect(await inFocus()).toBe("Move Stop it all up");
  });

  it("A rule can be disabled in place, and deleted after a confirmation", async () => {
    await page.getByRole("switch", { name: "Use Refunds first" }).click();
    await expect.poll(async () => (await rules()).map(({ enabled }) => enabled), WAIT).toEqual([false, true]);
    await page.getByRole("link", { name: /^Stop it all/ }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect.poll(names, WAIT).toEqual(["Refunds first"]);
  });

  it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));
});

const shown = () =>
  page.getByRole("list", { name: "Rules in order" }).getByRole("link").locator("span.font-semibold").allTextContents();
const inFocus = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

async function add(menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

async function serious(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
}
