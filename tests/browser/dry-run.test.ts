import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeBrowser, DEMO, openWindow, pageErrors, visit } from "./browser";

let page: Page;
const tryIt = () => page.getByRole("button", { name: "Try it on last month" });

beforeAll(async () => {
  page = await openWindow({ as: DEMO.admin });
});
afterAll(closeBrowser);

describe("a dry run on last month’s tickets", () => {
  it("A dry run of a category’s new team shows the next assignee, the tickets by person and the reassigned tickets", async () => {
    await open("/categories", "Fraud");
    expect(await tryIt().isDisabled()).toBe(true);
    await page.getByText("Choose another team first.").waitFor();
    await page.getByLabel("Team").selectOption({ label: "Billing" });
    await page.getByRole("region", { name: "Who would get the next ticket" }).getByText("Ines Kovač").waitFor();
    await tryIt().click();
    const dialog = page.getByRole("dialog", { name: "Fraud assigned to Billing" });
    await dialog.getByText(/^\d+ of \d+ tickets? would have had another assignee/).waitFor();
    await dialog.getByText("As a table").click();
    await dialog
      .getByRole("table", { name: "Tickets by person" })
      .getByRole("row", { name: /Ines Kovač/ })
      .waitFor();
    await dialog
      .getByText(/routed to Billing instead of Trust & Safety/)
      .first()
      .waitFor();
    const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it("A dry run saves nothing", async () => {
    await visit(page, "/categories");
    await page.getByRole("row", { name: /Fraud/ }).getByText("Trust & Safety").waitFor();
  });

  it("A dry run of a team’s new members shows the tickets by person", async () => {
    await open("/teams", "Billing");
    await page.getByLabel("Add a member").selectOption({ label: "Linh Tran" });
    await tryIt().click();
    await page
      .getByRole("dialog", { name: "Billing with these members" })
      .getByText("Tickets by person")
      .first()
      .waitFor();
  });

  it("On a phone the result does not scroll sideways", async () => {
    const phone = await openWindow({ as: DEMO.admin, phone: true });
    await visit(phone, "/teams");
    await phone.getByRole("link", { name: /^Billing/ }).click();
    await phone.getByLabel("Add a member").selectOption({ label: "Linh Tran" });
    await phone.getByRole("button", { name: "Try it on last month" }).click();
    await phone.getByRole("dialog").getByText("Tickets by person").first().waitFor();
    expect(await phone.getByRole("dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));
});

/** Opens the side panel of a row. */
async function open(path: string, row: string): Promise<void> {
  await visit(page, path);
  await page
    .getByRole("row")
    .getByRole("link", { name: new RegExp(`^${row}`) })
    .first()
    .click();
  await page.getByRole("complementary", { name: "Details" }).getByRole("heading", { name: row }).waitFor();
}
