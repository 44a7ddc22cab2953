import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { closeBrowser, complaints, DEMO, openWindow, visit } from "./browser";

const VISITOR = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password?token=of-no-account",
  "/reset-password",
  "/verify?token=of-no-account",
  "/verify",
];
const REQUESTER = ["/tickets", "/tickets?show=done", "/tickets/new", "/change-password", "/outbox", "/no-such-page"];
const MODERATOR = ["/queue?view=mine", "/queue?view=all", "/categories", "/teams", "/skills", "/tickets/new", "/people"];
const ADMIN = [
  "/queue?view=all",
  "/people",
  "/people?new=1",
  "/categories?new=1",
  "/teams?new=1",
  "/skills?new=1",
  "/admin/runs",
  "/outbox",
];

afterAll(closeBrowser);

describe.each(["light", "dark"] as const)("in the %s theme axe finds nothing serious", (theme) => {
  it("on a visitor’s pages", async () => {
    const page = await openWindow({ theme });
    expect(await findings(page, VISITOR)).toEqual([]);
  });

  it("on a requester’s pages, among them one ticket and one mail", async () => {
    const page = await openWindow({ as: DEMO.user, theme });
    const ticket = await firstLink(page, "/tickets", "main li a");
    const mail = await firstLink(page, "/outbox", "tbody a");
    expect(await findings(page, [...REQUESTER, ticket, ...mail ? [mail] : []])).toEqual([]);
  });

  it("on a moderator’s pages, among them one ticket", async () => {
    const page = await openWindow({ as: DEMO.moderator, theme });
    const ticket = await firstLink(page, "/queue?view=all", "tbody a");
    expect(await findings(page, [...MODERATOR, ticket])).toEqual([]);
  });

  it("on an admin’s pages, among them one person, one run, one mail and one ticket", async () => {
    const page = await openWindow({ as: DEMO.admin, theme });
    const own = [
      await firstLink(page, "/people", "tbody a"),
      await firstLink(page, "/categories", "tbody a"),
      await firstLink(page, "/teams", "tbody a"),
      await firstLink(page, "/skills", "tbody a"),
      await firstLink(page, "/admin/runs", "tbody a"),
      await firstLink(page, "/outbox", "tbody a"),
      await firstLink(page, "/queue?view=all", "tbody a"),
    ];
    expect(await findings(page, [...ADMIN, ...own])).toEqual([]);
  });

  it("on a ticket’s sheets and menus", async () => {
    const page = await openWindow({ as: DEMO.admin, theme });
    await visit(page, "/queue?view=all&status=open,in_progress");
    await page.locator("tbody a").first().click();
    const found: string[] = [];
    for (const [button, role] of [
      [/^Hand over/, "dialog"],
      [/^Resolve/, "dialog"],
      ["Change the skills", "dialog"],
      ["Change the priority", "menu"],
      ["More", "menu"],
    ] as const) {
      await page.getByRole("button", { name: button, exact: typeof button === "string" }).first().click();
      await page.getByRole(role).waitFor();
      found.push(...(await look(page)));
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

async function findings(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await visit(page, path);
    found.push(...(await look(page)));
  }
  return found;
}

/** A line for each finding that keeps somebody out: page, rule, and the first element it is about. */
async function look(page: Page): Promise<string[]> {
  // A mail's own frame allows no script, so axe can't be put into it.
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => {
      const { pathname, search } = new URL(page.url());
      return `${pathname}${search} ${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.any[0]?.message ?? ""}`;
    });
}

async function firstLink(page: Page, path: string, link: string): Promise<string> {
  await visit(page, path);
  return (await page.locator(link).first().getAttribute("href")) ?? "";
}
