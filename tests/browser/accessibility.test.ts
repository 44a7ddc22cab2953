import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { axeFindings } from "./axe";
import { ADMIN_PAGES, closeBrowser, DEMO, openWindow, pageErrors, visit } from "./browser";
import { sendTicket } from "./forms";

const VISITOR = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password?token=of-no-account",
  "/reset-password",
  "/verify?token=of-no-account",
  "/verify",
  "/approve?token=of-nobody",
];
const REQUESTER = [
  "/tickets",
  "/tickets?show=done",
  "/tickets/new",
  "/approvals",
  "/change-password",
  "/outbox",
  "/no-such-page",
];
const MODERATOR = [
  "/queue?view=mine",
  "/queue?view=all",
  "/review",
  "/approvals",
  "/approvals?show=decided",
  "/categories",
  "/teams",
  "/skills",
  "/tickets/new",
  "/people",
];

afterAll(closeBrowser);

describe("axe in the light and the dark theme", () => {
  it("A visitor’s pages have no serious findings", async () => {
    expect(await findings(await openWindow(), VISITOR)).toEqual([]);
  });

  it("A requester’s pages, including a ticket and an email, have no serious findings", async () => {
    const page = await openWindow({ as: DEMO.user });
    expect(await findings(page, REQUESTER, ["/tickets", "/outbox"])).toEqual([]);
  });

  it("A moderator’s pages, including a ticket and an approval request, have no serious findings", async () => {
    const page = await openWindow({ as: DEMO.moderator });
    expect(await findings(page, MODERATOR, ["/queue?view=all", "/approvals"])).toEqual([]);
  });

  it.each(ADMIN_PAGES)("An admin’s %s and the first item of its list have no serious findings", async (path) => {
    const page = await openWindow({ as: DEMO.admin });
    expect(await findings(page, [path], [path])).toEqual([]);
    await page.context().close();
  });

  it("A ticket’s dialogs and menus have no serious findings", async () => {
    const page = await openWindow({ as: DEMO.admin });
    await visit(page, `/tickets/${(await sendTicket()).number}`);
    const found: string[] = [];
    for (const [button, role] of [
      [/^Transfer/, "dialog"],
      [/^Resolve/, "dialog"],
      ["Change the skills", "dialog"],
      ["Change the priority", "menu"],
      ["More", "menu"],
    ] as const) {
      await page
        .getByRole("button", { name: button, exact: typeof button === "string" })
        .first()
        .click();
      await page.getByRole(role).waitFor();
      found.push(...(await axeFindings(page)));
      await page.keyboard.press("Escape");
      await page.getByRole(role).waitFor({ state: "detached" });
    }
    expect(found).toEqual([]);
  });
});

it("A device that prefers dark gets the same colours as the chosen dark theme", async () => {
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [chosen, preferred, light] = await Promise.all([
    openWindow({ theme: "dark" }),
    openWindow({ device: "dark" }),
    openWindow({ device: "dark", theme: "light" }),
  ]);
  for (const page of [chosen, preferred, light]) await visit(page, "/sign-in");
  expect(await background(preferred)).toBe(await background(chosen));
  expect(await background(light)).not.toBe(await background(chosen));
});

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));

/** Checks each page, and for paths in `lists` also the first item of the list. */
async function findings(page: Page, paths: readonly string[], lists: readonly string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await visit(page, path);
    const listed = page.locator("main tbody a, main li.group a").first();
    const item = lists.includes(path) && (await listed.count()) > 0 ? await listed.getAttribute("href") : null;
    found.push(...(await axeFindings(page)));
    if (!item) continue;
    await visit(page, item);
    found.push(...(await axeFindings(page)));
  }
  return found;
}
