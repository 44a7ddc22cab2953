import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { closeBrowser, complaints, DEMO, openWindow, visit } from "./browser";
import { HAS_OWNER, writeTicket } from "./forms";
import { holdResponses, isDrawing } from "./hold-responses";

afterAll(closeBrowser);

describe("two people change the same ticket", () => {
  let first: Page;
  let second: Page;

  it("the one who was slower is told who was first and what stands there now", async () => {
    const requester = await openWindow({ as: DEMO.user });
    const number = await writeTicket(requester, "Please refund the second payment for our October invoice.");
    await requester.getByText(HAS_OWNER).waitFor();
    [first, second] = await Promise.all([openWindow({ as: DEMO.admin }), openWindow({ as: DEMO.moderator })]);
    // The second page must not learn of the change before its own is sent.
    await second.route(`**/api/tickets/*`, (route) =>
      route.request().method() === "GET" && held ? route.abort() : route.continue(),
    );
    let held = true;
    await Promise.all([visit(first, `/tickets/${number}`), visit(second, `/tickets/${number}`)]);
    // Nor by a drawing that follows the mails of an assignment.
    const drawings = await holdResponses(second, isDrawing);
    await setPriority(first, "Critical");
    await priorityIs(first, "Critical");
    held = false;
    await setPriority(second, "Low");
    const card = second.getByRole("alertdialog", { name: "Helen Okafor changed it first" });
    await card.getByText(/Priority has been Critical since .*You chose Low\./).waitFor();
    await priorityIs(second, "Critical");
    drawings.release();
  });

  it("and chooses: their own value is set on a second press", async () => {
    await second.getByRole("alertdialog").getByRole("button", { name: "Set Low" }).click();
    await second.getByRole("alertdialog").waitFor({ state: "detached" });
    await priorityIs(second, "Low");
    await priorityIs(first, "Low");
  });
});

it("no page threw or wrote an error", () => expect(complaints()).toEqual([]));

async function setPriority(page: Page, value: string): Promise<void> {
  await page.getByRole("button", { name: "Change the priority" }).click();
  await page.getByRole("menuitemradio", { name: value }).click();
}

async function priorityIs(page: Page, value: string): Promise<void> {
  await page.getByRole("button", { name: `Priority ${value}, set by a person` }).waitFor();
}
