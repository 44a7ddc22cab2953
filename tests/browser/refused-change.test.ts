import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { closeBrowser, DEMO, openWindow, pageErrors, visit } from "./browser";
import { HAS_OWNER, writeTicket } from "./forms";
import { holdResponses, isPageRequest } from "./hold-responses";

afterAll(closeBrowser);

describe("two people change the same ticket", () => {
  let first: Page;
  let second: Page;

  it("The slower person sees who was first and the current value", async () => {
    const requester = await openWindow({ as: DEMO.user });
    const number = await writeTicket(requester, "Please refund the second payment for our October invoice.");
    await requester.getByText(HAS_OWNER).waitFor();
    [first, second] = await Promise.all([openWindow({ as: DEMO.admin }), openWindow({ as: DEMO.moderator })]);
    // The second page must not see the change before it sends its own.
    await second.route(`**/api/tickets/*`, (route) =>
      route.request().method() === "GET" && blocked ? route.abort() : route.continue(),
    );
    let blocked = true;
    await Promise.all([visit(first, `/tickets/${number}`), visit(second, `/tickets/${number}`)]);
    // A refresh after an assignment would show it too.
    const drawings = await holdResponses(second, isPageRequest);
    await setPriority(first, "Critical");
    await priorityIs(first, "Critical");
    blocked = false;
    await setPriority(second, "Low");
    const card = second.getByRole("alertdialog", { name: "Helen Okafor changed this ticket first" });
    await card.getByText(/Priority changed to Critical at .*You chose Low\./).waitFor();
    await priorityIs(second, "Critical");
    drawings.release();
  });

  it("The slower person can then set their own value", async () => {
    await second.getByRole("alertdialog").getByRole("button", { name: "Set Low" }).click();
    await second.getByRole("alertdialog").waitFor({ state: "detached" });
    await priorityIs(second, "Low");
    await priorityIs(first, "Low");
  });
});

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));

async function setPriority(page: Page, value: string): Promise<void> {
  await page.getByRole("button", { name: "Change the priority" }).click();
  await page.getByRole("menuitemradio", { name: value }).click();
}

async function priorityIs(page: Page, value: string): Promise<void> {
  await page.getByRole("button", { name: `Priority ${value}, set by a person` }).waitFor();
}
