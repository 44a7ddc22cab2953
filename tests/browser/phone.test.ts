import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { ADMIN_PAGES, closeBrowser, DEMO, openWindow, pageErrors, pageSettled, visit } from "./browser";
import { HAS_OWNER, signInByHand, writeTicket } from "./forms";

const WORDS = "We were charged twice for the November invoice. Please refund the second payment.";
const PAGES = {
  visitor: ["/", "/sign-in", "/sign-up", "/forgot-password", "/reset-password", "/verify", "/approve", "/no-such-page"],
  user: ["/tickets", "/tickets/new", "/approvals", "/change-password", "/outbox"],
  moderator: ["/queue?view=mine", "/queue?view=all", "/review", "/approvals", "/categories", "/teams", "/skills"],
  admin: ADMIN_PAGES,
} as const;

afterAll(closeBrowser);

describe("on a phone of 390 by 844 with touch", () => {
  let requester: Page;
  let number: string;

  it("A requester signs in and writes a ticket that gets an assignee [S4.9]", async () => {
    requester = await openWindow({ phone: true });
    await signInByHand(requester, DEMO.user, "demopassword");
    await requester.getByRole("link", { name: "New ticket" }).tap();
    await requester.waitForURL("**/tickets/new");
    number = await writeTicket(requester, WORDS);
    await requester.getByText(HAS_OWNER).waitFor();
    expect(await tooWide(requester)).toEqual([]);
  });

  it("A moderator reads the queue, opens the ticket, views its details and replies [S4.9]", async () => {
    const page = await openWindow({ phone: true, as: DEMO.moderator });
    await visit(page, "/queue?view=all");
    await page.getByLabel("Search this view").fill(number);
    await page.getByLabel("Search this view").press("Enter");
    await page.waitForURL(/search=/);
    await page.locator("tbody tr").filter({ hasText: number }).getByRole("link").tap();
    await page.getByRole("button", { name: "Details", exact: true }).waitFor();
    await pageSettled(page);
    expect(await tooWide(page)).toEqual([]);
    await page.getByRole("button", { name: "Details", exact: true }).tap();
    await page.getByRole("button", { name: /^Category \w+, set by/ }).waitFor();
    expect(await tooWide(page)).toEqual([]);
    await page.getByRole("button", { name: "Ticket", exact: true }).tap();
    await page.getByLabel("Reply to Marta").fill("A corrected invoice is on its way.");
    await page.getByRole("button", { name: /^Send\b/ }).tap();
    await page.getByRole("article").filter({ hasText: "A corrected invoice is on its way." }).waitFor();
    await requester.getByText("A corrected invoice is on its way.").waitFor();
  });

  it.each(["visitor", "user", "moderator", "admin"] as const)(
    "No page of the role %s scrolls sideways [S4.9]",
    async (role) => {
      const page = await openWindow({ phone: true, as: role === "visitor" ? undefined : DEMO[role] });
      const wide: string[] = [];
      for (const path of PAGES[role]) {
        await visit(page, path);
        wide.push(...(await tooWide(page)));
        if (!/outbox|runs/.test(path) || (await page.locator("tbody a").count()) === 0) continue;
        await visit(page, (await page.locator("tbody a").first().getAttribute("href"))!);
        wide.push(...(await tooWide(page)));
      }
      expect(wide).toEqual([]);
    },
  );
});

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));

/** Reports if the page or `main` is wider than its space. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scroller = document.scrollingElement!;
    const wide = scroller.scrollWidth > innerWidth ? [`${location.pathname} is ${scroller.scrollWidth} px wide`] : [];
    const main = document.querySelector("main");
    if (main && main.scrollWidth > main.clientWidth)
      wide.push(`${location.pathname}: main is ${main.scrollWidth} px wide`);
    return wide;
  });
}
