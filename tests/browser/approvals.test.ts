import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "./axe";
import { APP, closeBrowser, complaints, DEMO, openWindow, pageSettled, visit, WAIT } from "./browser";
import { focused, tabTo } from "./focus";
import { HAS_OWNER } from "./forms";
import { approvalLink, mailTo } from "./mails";

/** Names of this run's own, so that it can be run again on the same data. */
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
  ])("%s lists what there is, and each line leads to its form [S1.6]", async (path, name) => {
    await visit(admin, path);
    await admin.getByRole("heading", { level: 1, name }).waitFor();
    await admin.locator("tbody a").first().click();
    await admin.getByRole("button", { name: "Save" }).waitFor();
    if (path === "/teams") await admin.getByRole("group", { name: "Members" }).getByRole("listitem").first().waitFor();
  });

  it("a category gets its approval steps: what is missing is said at its place, and steps can change places [S1.6] [S1.4]", async () => {
    await visit(admin, "/categories?new=1");
    await admin.getByLabel("Name", { exact: true }).fill(CATEGORY);
    await admin.getByRole("button", { name: "Add a step" }).click();
    await admin.getByRole("button", { name: "Add category" }).click();
    const [first, second] = [1, 2].map((place) => admin.getByRole("group", { name: `Step ${place}`, exact: true }));
    await first!.getByText("Give it a name.").waitFor();
    await first!.getByText("Name at least one approver.").waitFor();
    await fillStep(first!, "Security", DEMO.moderator);
    await admin.getByRole("button", { name: "Add a step" }).click();
    await fillStep(second!, "Cost centre", ADA);
    await admin.getByRole("button", { name: "Move Cost centre up" }).click();
    await expect.poll(() => first!.getByLabel("Name", { exact: true }).inputValue(), WAIT).toBe("Cost centre");
    await expect.poll(() => focused(admin), WAIT).toBe("Move Cost centre down");
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByRole("button", { name: "Add category" }).click();
    await admin.getByRole("row").filter({ hasText: CATEGORY }).waitFor();
  });
});

describe("a request that two have to agree to", () => {
  let number: string;
  let link: string;
  let approver: Page;

  it("waits before anybody gets it, and its requester reads for whom, but no address", async () => {
    number = await ask("A kiosk for our trade fair");
    await visit(requester, `/tickets/${number}`);
    await requester.getByText(`Waiting for ada-${RUN} to approve`).waitFor();
    const steps = requester.getByRole("list", { name: "Approvals, in order" });
    await steps.getByText("waiting for an answer").waitFor();
    expect(await steps.getByRole("listitem").filter({ hasText: "Security" }).textContent()).toContain("to come");
    expect(await requester.content()).not.toContain(ADA);
  });

  it("is mailed to an approver without an account, and opening the link changes nothing, however often [S1.4]", async () => {
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

  it("pressed before the page’s scripts are there, it does nothing, and the link is still good", async () => {
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

  it("they agree by keyboard with a word, and are told what comes next; the link is used up then [S1.4]", async () => {
    await tabTo(approver, /^Comment/);
    await approver.keyboard.type("The fair has a budget of its own.");
    await tabTo(approver, /Approve/);
    await approver.keyboard.press("Enter");
    await approver.getByRole("heading", { name: "Request approved" }).waitFor();
    await approver.getByText("The next step is asked now: Security.").waitFor();
    await visit(approver, link);
    await approver.getByRole("heading", { name: "You have approved this" }).waitFor();
    expect(await approver.getByRole("button", { name: "Approve" }).count()).toBe(0);
    expect(await axeFindings(approver)).toEqual([]);
  });

  it("the next one decides signed in, on a page that says who agreed before [S1.4]", async () => {
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

  it("then somebody gets the ticket, and both words stand on its page, which was not reloaded [S1.4]", async () => {
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

it("a word that is given before the requester’s page has looked for the first time stands on it all the same", async () => {
  const number = await ask("A kiosk for the spring");
  const token = new URL(approvalLink(await mailTo(ADA, number))).searchParams.get("token");
  const page = await openWindow({ as: DEMO.user });
  let axeFindings = () => {};
  const given = new Promise<void>((done) => (axeFindings = done));
  await page.route("**/api/tickets/*", async (route) => {
    await given;
    await route.continue().catch(() => {});
  });
  await visit(page, `/tickets/${number}`);
  const data = { token, word: "approve" };
  expect((await admin.request.put("/api/approvals/by-link/decision", { data, headers: { origin: APP } })).ok()).toBe(
    true,
  );
  axeFindings();
  await page
    .getByRole("list", { name: "Approvals, in order" })
    .getByText("approved", { exact: true })
    .first()
    .waitFor();
});

describe("a request that is refused", () => {
  it("is cancelled with a reason, which its requester reads on the page and in a mail [S1.4]", async () => {
    const number = await ask("A second kiosk");
    const approver = await openWindow({ phone: true, theme: "dark" });
    await visit(approver, approvalLink(await mailTo(ADA, number)));
    await approver.getByRole("button", { name: "Reject" }).tap();
    const dialog = approver.getByRole("dialog", { name: "Reject this request?" });
    await dialog.getByLabel(/^Reason/).fill(REASON);
    await dialog.getByRole("button", { name: "Reject it" }).tap();
    await approver.getByRole("heading", { name: "Request rejected" }).waitFor();
    await visit(requester, `/tickets/${number}`);
    await requester.getByText("Your request was not approved, so this ticket was cancelled.").waitFor();
    await requester.getByRole("region", { name: "Outcome" }).getByText(REASON).waitFor();
    expect((await mailTo(DEMO.user, REASON)).text).toContain(number);
  });
});

describe("a request that changes hands", () => {
  let number: string;

  it("an admin takes out its link where no mail leaves the machine, and hands it over by other means", async () => {
    number = await ask("A third kiosk");
    await mailTo(ADA, number);
    await visit(admin, `/tickets/${number}`);
    const facts = admin.getByRole("complementary", { name: "Details" });
    await facts.getByText(/^Waiting: step 1 of 2, Cost centre$/).waitFor();
    await facts.getByRole("button", { name: `Show link for ${ADA}` }).click();
    const link = (await facts.getByRole("link", { name: /\/approve\?token=/ }).getAttribute("href"))!;
    const approver = await openWindow();
    await visit(approver, link);
    await approver.getByRole("button", { name: "Ask somebody else" }).click();
    const dialog = approver.getByRole("dialog", { name: "Ask somebody else" });
    await dialog.getByRole("button", { name: "Ask them" }).click();
    await dialog.getByText("Type the address of whoever should decide.").waitFor();
    expect(await axeFindings(approver)).toEqual([]);
    await dialog.getByLabel("Their e-mail address").fill(BO);
    await dialog.getByRole("button", { name: "Ask them" }).click();
    await approver.getByRole("heading", { name: "Request delegated" }).waitFor();
    await visit(approver, link);
    await approver.getByRole("heading", { name: "This request was delegated" }).waitFor();
  });

  it("whoever got it reads from whom; once the requester withdraws, nobody waits for their answer", async () => {
    const link = approvalLink(await mailTo(BO, number));
    const approver = await openWindow();
    await visit(approver, link);
    await approver.getByText(`in place of ada-${RUN}, who passed it on`).waitFor();
    await visit(requester, `/tickets/${number}`);
    await requester.getByRole("button", { name: "Cancel request" }).click();
    await requester.getByRole("dialog").getByRole("button", { name: "Cancel request" }).click();
    await requester.getByText(/This ticket was cancelled/).waitFor();
    await approver.getByRole("button", { name: "Approve" }).click();
    await approver.getByRole("heading", { name: "This request no longer needs a decision" }).waitFor();
  });

  it("an account whose address nobody has confirmed is asked for that first, and sees nothing that was asked of it", async () => {
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
    // The link was mailed to the address itself, so it decides all the same.
    await visit(stranger, link);
    await stranger.getByRole("button", { name: "Approve" }).waitFor();
  });

  it("its requester can’t decide on their own request, also with the link in hand", async () => {
    const own = await ask("A fourth kiosk");
    await visit(requester, approvalLink(await mailTo(ADA, own)));
    await requester.getByRole("heading", { name: "This is your own request" }).waitFor();
    await visit(requester, "/approve?token=nothing-of-ours");
    await requester.getByRole("heading", { name: "This link isn’t valid" }).waitFor();
  });
});

it("no page threw or wrote an error", () => expect(complaints()).toEqual([]));

async function fillStep(step: ReturnType<Page["getByRole"]>, name: string, address: string): Promise<void> {
  await step.getByLabel("Name", { exact: true }).fill(name);
  await step.getByLabel("Approvers").fill(address);
  await step.getByLabel("Approvers").press("Enter");
  await step.getByRole("button", { name: `Remove ${address}` }).waitFor();
}

/** A ticket of the category, as its requester sends it; its number. */
async function ask(title: string): Promise<string> {
  const data = { title, description: "We would like to hire a kiosk for three days.", category: SLUG };
  const answer = await requester.request.post("/api/tickets", { data, headers: { origin: APP } });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { number: string }).number;
}

async function stateOf(number: string): Promise<string> {
  const answer = await requester.request.get(`/api/tickets/${number}`);
  return ((await answer.json()) as { approval: string }).approval;
}
