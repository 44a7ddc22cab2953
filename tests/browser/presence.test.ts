import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { closeBrowser, DEMO, openWindow, pageErrors, visit, WAIT } from "./browser";
import { focused } from "./focus";

afterAll(closeBrowser);

interface Account {
  availability: string;
  awayUntil: string | null;
  handsTo: string | null;
  workingHours: unknown;
}
const account = async (page: Page): Promise<Account> => (await page.request.get("/api/me")).json();

describe("availability", () => {
  let page: Page;

  it("A moderator is away until a date, decides about the open tickets, and comes back [S1.18]", async () => {
    page = await openWindow({ as: DEMO.moderator });
    await visit(page, "/teams");
    await openAccount(page);
    await page.getByRole("menuitemradio", { name: "Away…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page), WAIT).toContain("Ines Kovač");
    await openAccount(page);
    await page.getByRole("menuitemradio", { name: "Away…" }).click();
    await dialog.getByLabel("Back on").fill("2099-01-05");
    expect(await serious(page)).toEqual([]);
    // Other files need these tickets, so this test keeps them in the end.
    await dialog.getByRole("radio", { name: /queue/ }).check();
    await dialog.getByRole("radio", { name: /colleague/ }).check();
    await expect.poll(() => dialog.getByRole("button", { name: "Set as away" }).isDisabled(), WAIT).toBe(true);
    // Only people of the same team are offered: transfers to another team need its lead.
    const delegates = async () =>
      (await dialog.getByRole("combobox", { name: "Transfer to" }).locator("option").allTextContents()).join();
    await expect.poll(delegates, WAIT).toContain("Priya Nair");
    expect(await delegates()).not.toContain("Samir Haddad");
    await dialog.getByRole("combobox", { name: "Transfer to" }).selectOption({ index: 1 });
    await dialog.getByRole("radio", { name: /Keep/ }).check();
    await dialog.getByRole("button", { name: "Set as away" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(async () => (await account(page)).availability, WAIT).toBe("away");
    expect(await account(page)).toMatchObject({ handsTo: null, awayUntil: expect.stringContaining("2099-01-0") });
    await openAccount(page);
    await page.getByText(/^Away until \d Jan 2099$/).waitFor();
    await page.getByRole("menuitemradio", { name: "Available" }).click();
    await expect.poll(() => account(page), WAIT).toMatchObject({ availability: "available", awayUntil: null });
  });

  it("A moderator sets working hours, sees what is wrong with them, and removes them", async () => {
    await openAccount(page);
    await page.getByRole("menuitem", { name: "Working hours" }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /At these hours/ }).check();
    expect(await serious(page)).toEqual([]);
    await dialog.getByLabel("Monday: to").fill("8");
    await dialog.getByLabel("Monday: to").blur();
    await dialog.getByText(/The end must be after the start/).waitFor();
    await dialog.getByLabel("Monday: to").fill("1630");
    await dialog.getByLabel("Time zone").fill("Europe/Berlin");
    await dialog.getByRole("button", { name: "Copy Monday to all weekdays" }).click();
    await dialog.getByRole("button", { name: "Add hours on Saturday" }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    const days = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "16:30" }));
    expect((await account(page)).workingHours).toEqual({
      timeZone: "Europe/Berlin",
      spans: [...days, { day: 6, from: "09:00", to: "17:00" }],
    });
    await openAccount(page);
    await page.getByRole("menuitem", { name: "Working hours" }).click();
    await dialog.getByRole("radio", { name: /any time/ }).check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await account(page)).workingHours).toBeNull();
  });

  it("An admin sets a person as away with their tickets, and brings them back", async () => {
    const admin = await openWindow({ as: DEMO.admin });
    await visit(admin, "/people");
    await admin.locator("tbody tr").filter({ hasText: DEMO.moderator }).getByRole("link").click();
    await admin.getByRole("button", { name: "Set as away" }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByRole("button", { name: "Set as away" }).click();
    await admin.getByText("Open tickets stay assigned.").waitFor();
    await admin.getByRole("button", { name: "Set as available" }).click();
    await admin.getByRole("button", { name: "Set as away" }).waitFor();
    expect(await account(page)).toMatchObject({ availability: "available", handsTo: null });
  });

  it("An admin pastes holidays, saves them, and removes them again", async () => {
    const admin = await openWindow({ as: DEMO.admin });
    await visit(admin, "/admin/routing");
    await admin.getByRole("button", { name: "Paste a list" }).click();
    await admin
      .getByRole("textbox", { name: "Holidays" })
      .fill("2098-12-25 Christmas Day\nnonsense\n2099-01-01 New Year");
    await admin.getByText("Line 2: nonsense").waitFor();
    expect(await serious(admin)).toEqual([]);
    await admin.getByRole("button", { name: "Add 2 holidays" }).click();
    await admin.getByRole("button", { name: "Save" }).click();
    await admin.getByText("Saved.").waitFor();
    await visit(admin, "/admin/routing");
    await admin.getByText("New Year").waitFor();
    for (const name of [/^Remove New Year/, /^Remove Christmas Day/]) await admin.getByRole("button", { name }).click();
    await admin.getByRole("button", { name: "Save" }).click();
    await admin.getByText("Saved.").waitFor();
    const { policy } = await (await admin.request.get("/api/routing/policy")).json();
    expect(policy.holidays).toEqual([]);
  });

  it("No page throws or logs an error", () => {
    expect(pageErrors()).toEqual([]);
  });
});

const openAccount = (page: Page) =>
  page.getByRole("complementary", { name: "Sidebar" }).getByRole("button").last().click();

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
