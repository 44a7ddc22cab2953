import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "./axe";
import { APP, closeBrowser, DEMO, openWindow, pageErrors, pageSettled, visit, WAIT } from "./browser";
import { focused, tabTo } from "./focus";
import { HAS_OWNER } from "./forms";
import { openableGate } from "./hold-responses";
import { approvalLink, mailTo } from "./mails";

/** Makes names unique, so that the suite can run again on the same data. */
const RUN = Date.now().toString(36);
const CATEGORY = `Kiosk hire ${RUN}`;
const SLUG = `kiosk-hire-${RUN}`;
const ADA = `ada-${RUN}@example.com`;
const BO = `bo-${RUN}@example.com`;
const REASON = "There is no money for kiosks before the new year.";

let admin: Page;
let requester: Page;

beforeAll(async () => {
  [admin, requester] = await Promise.all([openWindow({ as: DEMO.admin }), openWindow({ as: DEMO.user })]);
});
afterAll(closeBrowser);

describe("an admin’s pages", () => {
  it.each([
    ["/people", "People"],
    ["/categories", "Categories"],
    ["/teams", "Teams"],
  ])("The page %s lists its items, and each row opens its form [S1.6]", async (path, name) => {
    await visit(admin, path);
    await admin.getByRole("heading", { level: 1, name }).waitFor();
    await admin.locator("tbody a").first().click();
    await admin.getByRole("button", { name: "Save" }).waitFor();
    if (path === "/teams") await admin.getByRole("group", { name: "Members" }).getByRole("listitem").first().waitFor();
  });

  it("A category gets approval steps: missing values are shown at their fields, and steps can be moved [S1.6] [S1.4]", async () => {
    await visit(admin, "/categories?new=1");
    await admin.getByLabel("Name", { exact: true }).fill(CATEGORY);
    await admin.getByRole("button", { name: "Add step" }).click();
    await admin.getByRole("button", { name: "Add category" }).click();
    const [first, second] = [1, 2].map((place) => admin.getByRole("group", { name: `Step ${place}`, exact: true }));
    await first!.getByText("Enter a name.").waitFor();
    await first!.getByText("Add at least one approver.").waitFor();
    await fillStep(first!, "Security", DEMO.moderator);
    await admin.getByRole("button", { name: "Add step" }).click();
    await fillStep(second!, "Cost centre", ADA);
    await admin.getByRole("button", { name: "Move Cost centre up" }).click();
    await expect.poll(() => first!.getByLabel("Name", { exact: true }).inputValue(), WAIT).toBe("Cost centre");
    await expect.poll(() => focused(admin), WAIT).toBe("Move Cost centre down");
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByRole("button", { name: "Add category" }).click();
    await admin.getByRole("row").filter({ hasText: CATEGORY }).waitFor();
  });
});

describe("a request with two approval steps", () => {
  let number: string;
  let link: string;
  let approver: Page;

  it("A ticket waits for approval before its assignment, and the requester sees the approver’s name but no address", async () => {
    number = await ask("A kiosk for our trade fair");
    await visit(requester, `/tickets/${number}`);
    await requester.getByText(`Waiting for ada-${RUN} to approve`).waitFor();
    const steps = requester.getByRole("list", { name: "Approvals, in order" });
    await steps.getByText("waiting for approval").waitFor();
    expect(await steps.getByRole("listitem").filter({ hasText: "Security" }).textContent()).toContain("not started");
    expect(await requester.content()).not.toContain(ADA);
  });

  it("An approver without an account gets a link by email, and opening it repeatedly changes nothing [S1.4]", async () => {
    link = approvalLink(await mailTo(ADA, number));
    approver = await openWindow();
    for (let times = 1; times <= 2; times++) {
      expect((await approver.request.get(link)).ok()).toBe(true);
      await visit(approver, link);
      await approver.getByRole("heading", { name: "A kiosk for our trade fair" }).waitFor();
    }
    expect(await stateOf(number)).toBe("pending");
    expect(await approver.locator('meta[name="referrer"]').getAttribute("content")).toBe("no-referrer");
    expect(await approver.locator('meta[name="robots"]').getAttribute("content")).toContain("noindex");
    expect(await axeFindings(approver)).toEqual([]);
  });

  it("Approving before the page’s scripts have loaded does nothing, and the link stays valid", async () => {
    const early = await openWindow({ script: false });
    await early.goto(link);
    await early.getByLabel(/^Comment/).fill("Pressed too early.");
    const again = early.waitForEvent("domcontentloaded");
    await early.getByRole("button", { name: "Approve" }).click();
    await again;
    await early.getByRole("heading", { name: "A kiosk for our trade fair" }).waitFor();
    expect(early.url()).toBe(link);
    expect(await stateOf(number)).toBe("pending");
  });

  it("The approver approves by keyboard with a comment and sees the next step; the link is then used up [S1.4]", async () => {
    await tabTo(approver, /^Comment/);
    await approver.keyboard.type("The fair has a budget of its own.");
    await tabTo(approver, /Approve/);
    await approver.keyboard.press("Enter");
    await approver.getByRole("heading", { name: "Request approved" }).waitFor();
    await approver.getByText("Next step: Security.").waitFor();
    await visit(approver, link);
    await approver.getByRole("heading", { name: "You have approved this" }).waitFor();
    expect(await approver.getByRole("button", { name: "Approve" }).count()).toBe(0);
    expect(await axeFindings(approver)).toEqual([]);
  });

  it("The next approver decides signed in, on a page that shows the earlier approval [S1.4]", async () => {
    const moderator = await openWindow({ as: DEMO.moderator });
    await visit(moderator, "/approvals");
    expect(await axeFindings(moderator)).toEqual([]);
    await moderator.getByRole("listitem").filter({ hasText: number }).getByRole("link").click();
    await moderator.getByText("The fair has a budget of its own.").waitFor();
    await pageSettled(moderator);
    expect(await axeFindings(moderator)).toEqual([]);
    await moderator.getByRole("button", { name: "Approve" }).click();
    await moderator.waitForURL("**/approvals");
    await moderator.getByRole("listitem").filter({ hasText: number }).waitFor({ state: "detached" });
    await visit(moderator, "/approvals?show=decided");
    await moderator.getByRole("listitem").filter({ hasText: number }).getByText("You approved").waitFor();
  });

  it("After both approvals the ticket is assigned, and its page shows both comments without a reload [S1.4]", async () => {
    await requester.getByText(HAS_OWNER).waitFor();
    const steps = requester.getByRole("list", { name: "Approvals, in order" });
    await steps.getByText("The fair has a budget of its own.").waitFor();
    await expect.poll(() => steps.getByText("approved", { exact: true }).count(), WAIT).toBeGreaterThanOrEqual(2);
    await visit(admin, `/tickets/${number}`);
    const facts = admin.getByRole("complementary", { name: "Details" });
    await facts.getByRole("region", { name: "Approval" }).getByText(ADA).first().waitFor();
    await admin
      .getByText(/^by ada-/)
      .first()
      .waitFor();
    expect(await axeFindings(admin)).toEqual([]);
  });
});

it("A decision before the requester’s page polls for the first time appears on it", async () => {
  const number = await ask("A kiosk for the spring");
  const token = new URL(approvalLink(await mailTo(ADA, number))).searchParams.get("token");
  const page = await openWindow({ as: DEMO.user });
  const decided = openableGate();
  await page.route("**/api/tickets/*", async (route) => {
    await decided.passed;
    await route.continue().catch(() => {});
  });
  await visit(page, `/tickets/${number}`);
  const data = { token, word: "approve" };
  expect((await admin.request.put("/api/approvals/by-link/decision", { data, headers: { origin: APP } })).ok()).toBe(
    true,
  );
  decided.open();
  await page
    .getByRole("list", { name: "Approvals, in order" })
    .getByText("approved", { exact: true })
    .first()
    .waitFor();
});

describe("a rejected request", () => {
  it("A rejection cancels the ticket, and its requester reads the reason on the page and in an email [S1.4]", async () => {
    const number = await ask("A second kiosk");
    const approver = await openWindow({ phone: true, theme: "dark" });
    await visit(approver, approvalLink(await mailTo(ADA, number)));
    await approver.getByRole("button", { name: "Reject" }).tap();
    const dialog = approver.getByRole("dialog", { name: "Reject this request?" });
    await dialog.getByLabel(/^Reason/).fill(REASON);
    await dialog.getByRole("button", { name: "Reject", exact: true }).tap();
    await approver.getByRole("heading", { name: "Request rejected" }).waitFor();
    await visit(requester, `/tickets/${number}`);
    await requester.getByText("Your request was not approved, so this ticket was cancelled.").waitFor();
    await requester.getByRole("region", { name: "Outcome" }).getByText(REASON).waitFor();
    expect((await mailTo(DEMO.user, REASON)).text).toContain(number);
  });
});

describe("a delegated request", () => {
  let number: string;

  it("An admin can show an approver’s link if email is off, and the approver can delegate", async () => {
    number = await ask("A third kiosk");
    await mailTo(ADA, number);
    await visit(admin, `/tickets/${number}`);
    const facts = admin.getByRole("complementary", { name: "Details" });
    await facts.getByText(/^Waiting: step 1 of 2, Cost centre$/).waitFor();
    await facts.getByRole("button", { name: `Show link for ${ADA}` }).click();
    const link = (await facts.getByRole("link", { name: /\/approve\?token=/ }).getAttribute("href"))!;
    const approver = await openWindow();
    await visit(approver, link);
    await approver.getByRole("button", { name: "Delegate" }).click();
    const dialog = approver.getByRole("dialog", { name: "Delegate this approval" });
    await dialog.getByRole("button", { name: "Delegate" }).click();
    await dialog.getByText("Enter the email address of the person who should decide.").waitFor();
    expect(await axeFindings(approver)).toEqual([]);
    await dialog.getByLabel("Their email address").fill(BO);
    await dialog.getByRole("button", { name: "Delegate" }).click();
    await approver.getByRole("heading", { name: "Request delegated" }).waitFor();
    await visit(approver, link);
    await approver.getByRole("heading", { name: "This request was delegated" }).waitFor();
  });

  it("The delegate sees who delegated; after the requester withdraws, the request is closed", async () => {
    const link = approvalLink(await mailTo(BO, number));
    const approver = await openWindow();
    await visit(approver, link);
    await approver.getByText(`delegated by ada-${RUN}`).waitFor();
    await visit(requester, `/tickets/${number}`);
    await requester.getByRole("button", { name: "Cancel request" }).click();
    await requester.getByRole("dialog").getByRole("button", { name: "Cancel request" }).click();
    await requester.getByText(/This ticket was cancelled/).waitFor();
    await approver.getByRole("button", { name: "Approve" }).click();
    await approver.getByRole("heading", { name: "This request no longer needs a decision" }).waitFor();
  });

  it("An account with an unconfirmed address must confirm it first, and sees none of its requests", async () => {
    const own = await ask("A fifth kiosk");
    const link = approvalLink(await mailTo(ADA, own));
    const stranger = await openWindow();
    await visit(stranger, "/sign-up");
    await stranger.getByLabel("Name").fill("Ada");
    await stranger.getByLabel("Email").fill(ADA);
    await stranger.getByLabel("Password", { exact: true }).fill("four plain words here");
    await stranger.getByRole("button", { name: "Create account" }).click();
    await stranger.waitForURL("**/tickets");
    await visit(stranger, "/approvals");
    await stranger.getByText("Confirm your email first").waitFor();
    await stranger.getByRole("button", { name: "Resend link" }).waitFor();
    expect(await stranger.content()).not.toContain(own);
    expect(await axeFindings(stranger)).toEqual([]);
    // The mailed link proves the address, so it still works.
    await visit(stranger, link);
    await stranger.getByRole("button", { name: "Approve" }).waitFor();
  });

  it("A requester can’t decide on their own request, even with the link", async () => {
    const own = await ask("A fourth kiosk");
    await visit(requester, approvalLink(await mailTo(ADA, own)));
    await requester.getByRole("heading", { name: "This is your own request" }).waitFor();
    await visit(requester, "/approve?token=nothing-of-ours");
    await requester.getByRole("heading", { name: "This link isn’t valid" }).waitFor();
  });
});

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));

async function fillStep(step: ReturnType<Page["getByRole"]>, name: string, address: string): Promise<void> {
  await step.getByLabel("Name", { exact: true }).fill(name);
  await step.getByLabel("Approvers").fill(address);
  await step.getByLabel("Approvers").press("Enter");
  await step.getByRole("button", { name: `Remove ${address}` }).waitFor();
}

/** Opens a ticket of the category as the requester; returns its number. */
async function ask(title: string): Promise<string> {
  const data = { title, description: "We would like to hire a kiosk for three days.", category: SLUG };
  const response = await requester.request.post("/api/tickets", { data, headers: { origin: APP } });
  expect(response.status()).toBe(201);
  return ((await response.json()) as { number: string }).number;
}

async function stateOf(number: string): Promise<string> {
  const response = await requester.request.get(`/api/tickets/${number}`);
  return ((await response.json()) as { approval: string }).approval;
}
