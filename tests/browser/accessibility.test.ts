import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { axeFindings } from "./axe";
import { ADMIN_PAGES, closeBrowser, complaints, DEMO, openWindow, visit } from "./browser";
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

describe("axe finds nothing serious, by day and by night", () => {
  it("on a visitor’s pages", async () => {
    expect(await findings(await openWindow(), VISITOR)).toEqual([]);
  });

  it("on a requester’s pages, among them one ticket and one mail", async () => {
    const page = await openWindow({ as: DEMO.user });
    expect(await findings(page, REQUESTER, ["/tickets", "/outbox"])).toEqual([]);
  });

  it("on a moderator’s pages, among them one ticket and one question that is put to them", async () => {
    const page = await openWindow({ as: DEMO.moderator });
    expect(await findings(page, MODERATOR, ["/queue?view=all", "/approvals"])).toEqual([]);
  });

  it.each(ADMIN_PAGES)("on an admin’s %s, and on one of the things that it lists", async (path) => {
    const page = await openWindow({ as: DEMO.admin });
    expect(await findings(page, [path], [path])).toEqual([]);
    await page.context().close();
  });

  it("on a ticket’s sheets and menus", async () => {
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

it("a device that prefers dark gets the same colours as one on which dark was chosen", async () => {
  const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [chosen, preferred, light] = await Promise.all([
    openWindow({ theme: "dark" }),
    openWindow({ device: "dark" }),
    openWindow({ device: "dark", theme: "light" }),
  ]);
  for (const page of [chosen, preferred, light]) await visit(page, "/sign-in");
  expect(await ground(preferred)).toBe(await ground(chosen));
  expect(await ground(light)).not.toBe(await ground(chosen));
});

it("no page threw or wrote an error", () => expect(complaints()).toEqual([]));

/** Looks at each page, and on those of `lists` also at the first thing that is listed. */
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
