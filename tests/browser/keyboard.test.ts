import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeBrowser, DEMO, openWindow, pageErrors, pageSettled, visit, WAIT } from "./browser";
import { focused, tabTo } from "./focus";
import { sendTicket } from "./forms";

afterAll(closeBrowser);

describe("keyboard", () => {
  let page: Page;
  beforeAll(async () => {
    page = await openWindow({ as: DEMO.moderator });
  });

  it("The keys j and k move through the queue, and Enter opens the ticket", async () => {
    await visit(page, "/queue?view=all&status=open,in_progress");
    const titles = await page.locator("tbody a").allTextContents();
    const links = await page.locator("tbody a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    await page.keyboard.press("j");
    await expect.poll(() => focused(page), WAIT).toBe(titles[0]);
    await page.keyboard.press("j");
    await expect.poll(() => focused(page), WAIT).toBe(titles[1]);
    await page.keyboard.press("k");
    await expect.poll(() => focused(page), WAIT).toBe(titles[0]);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${links[0]}`);
    await page.getByRole("region", { name: "Timeline" }).waitFor();
  });

  it("Tab reaches the actions of a ticket: transfer, resolve, edit and reply", async () => {
    await visit(page, `/tickets/${(await sendTicket()).number}`);
    const reached = await tabThrough(page, 120);
    for (const action of [
      /^Transfer/,
      /^Resolve/,
      /^Status .*, change$/,
      /^Assignee .*, change$/,
      /^Change the priority$/,
      /^Reply to /,
      /^Send/,
    ]) {
      expect(
        reached.some((name) => action.test(name)),
        `${action} among ${reached.join(" | ")}`,
      ).toBe(true);
    }
  });

  it.each([
    ["h", "Transfer"],
    ["e", "Resolve this ticket"],
    ["?", "Keyboard shortcuts"],
  ])("The key %s opens “%s”, and Escape closes it", async (key, title) => {
    await page.locator("body").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press(key);
    await page.getByRole("dialog", { name: title }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null), WAIT)
      .toBe(true);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("Escape returns the focus to the button that opened the dialog", async () => {
    await page.getByRole("button", { name: /^Resolve/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => focused(page), WAIT).toMatch(/^Resolve/);
  });

  it("A requester signs in and sends a ticket with the keyboard alone", async () => {
    const own = await openWindow();
    await visit(own, "/sign-in?next=/tickets/new");
    await tabTo(own, /^Email/);
    await own.keyboard.type(DEMO.user);
    await tabTo(own, /^Password/);
    await own.keyboard.type("demopassword");
    await own.keyboard.press("Enter");
    await own.waitForURL((url) => url.pathname === "/tickets/new");
    await pageSettled(own);
    await tabTo(own, /^Describe the problem/);
    await own.keyboard.type("Our export stops at half of the rows since Monday.");
    await tabTo(own, /^Send ticket/);
    await own.keyboard.press("Enter");
    await own.waitForURL(/\/tickets\/TKT-/);
  });

  it("Removing an item moves the focus to the control that adds items", async () => {
    const admin = await openWindow({ as: DEMO.admin });
    const pressed = async (name: RegExp) => {
      const button = admin.getByRole("button", { name }).first();
      await button.press("Enter");
      return focused(admin);
    };
    await visit(admin, "/teams?new=1");
    await admin.getByLabel("Add a member").selectOption({ label: "Linh Tran" });
    expect(await pressed(/^Remove Linh Tran/)).toBe("Add a member");

    await visit(admin, "/admin/rules?new=1");
    await admin.getByRole("button", { name: "Add an action" }).click();
    await admin.getByRole("menuitem", { name: "Set the priority", exact: true }).click();
    expect(await pressed(/^Remove /)).toBe("Add an action");

    await visit(admin, "/admin/routing");
    await admin.getByLabel("Day", { exact: true }).fill("2099-12-25");
    await admin.getByLabel("Name", { exact: true }).fill("A day off");
    expect(await pressed(/^Add$/)).toBe("Day");
    expect(await pressed(/^Remove A day off/)).toBe("Day");

    await admin.getByRole("complementary", { name: "Sidebar" }).getByRole("button").last().click();
    await admin.getByRole("menuitem", { name: "Working hours" }).click();
    await admin.getByRole("radio", { name: /At these hours/ }).check();
    expect(await pressed(/^Remove Monday/)).toBe("Add hours on Monday");
  });

  it("The first Tab on a page reaches the link that skips to the content", async () => {
    await visit(page, "/queue?view=all");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), WAIT).toBe("main");
  });
});

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));

async function tabThrough(page: Page, steps: number): Promise<string[]> {
  const names: string[] = [];
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press("Tab");
    names.push(await focused(page));
  }
  return names;
}
