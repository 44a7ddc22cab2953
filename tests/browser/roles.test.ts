import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeBrowser, complaints, DEMO, openWindow, pageSettled, visit, WAIT } from "./browser";
import { signInByHand } from "./forms";

const NOTHING = "There is nothing at this address";
/** Names of this run's own, so that it can be run again on the same data. */
const RUN = Date.now().toString(36);

afterAll(closeBrowser);

describe("ways in", () => {
  it.each([
    ["Requester", "/tickets"],
    ["Agent", "/queue?view=mine"],
    ["Admin", "/queue?view=all"],
  ])(
    "the sign-in page offers the demo’s %s, and one press more leads to %s [S4.11] [S3.18] [S0.26]",
    async (role, home) => {
      const page = await openWindow();
      await visit(page, "/sign-in");
      await page.getByRole("region", { name: "Demo accounts" }).getByRole("button", { name: role }).click();
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL(`**${home}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
    },
  );

  it("a wrong password is refused in words, and the typed address stays", async () => {
    const page = await openWindow();
    await visit(page, "/sign-in");
    await page.getByLabel("Email").fill(`nobody-${RUN}@example.com`);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("Address and password don’t match an account here.").waitFor();
    expect(await page.getByLabel("Email").inputValue()).toBe(`nobody-${RUN}@example.com`);
  });

  it("a page opened without a session leads to sign-in and from there back to it", async () => {
    const page = await openWindow();
    await visit(page, "/tickets/new");
    await page.waitForURL(/\/sign-in\?next=%2Ftickets%2Fnew$/);
    await page.getByRole("button", { name: "Requester" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/tickets/new");
  });
});

describe("what a role may not open looks as if it were not there", () => {
  it.each([
    [
      "user",
      ["/queue", "/people", "/categories", "/teams", "/skills", "/admin/routing", "/admin/triage", "/admin/runs"],
    ],
    ["moderator", ["/people", "/admin/routing", "/admin/triage", "/admin/triage/levels", "/admin/runs"]],
  ] as const)("for a %s: %s", async (role, paths) => {
    const page = await openWindow({ as: DEMO[role] });
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole("heading", { name: NOTHING }).waitFor();
    }
  });

  it("a moderator reads categories, teams and skills, and is offered no way to change them", async () => {
    const page = await openWindow({ as: DEMO.moderator });
    for (const path of ["/categories", "/teams", "/skills"]) {
      await visit(page, `${path}?new=1`);
      await page.getByRole("table").waitFor();
      expect(await page.getByRole("main").getByRole("link", { name: /^New / }).count()).toBe(0);
      expect(
        await page
          .getByRole("main")
          .getByRole("button", { name: /^(Add|Save|Accept)/ })
          .count(),
      ).toBe(0);
    }
  });
});

describe("an account that an admin made", () => {
  const email = `greta-${RUN}@northquay.example`;
  let admin: Page;
  let temporary: string;

  beforeAll(async () => {
    admin = await openWindow({ as: DEMO.admin });
  });

  it("comes with a temporary password that is shown once [S1.5]", async () => {
    await visit(admin, "/people?new=1");
    await admin.getByLabel("Name", { exact: true }).fill("Greta Solberg");
    await admin.getByLabel("E-mail").fill(email);
    await admin.getByLabel("Role").selectOption("user");
    await admin.getByRole("button", { name: "Invite", exact: true }).click();
    await admin.getByText("Greta Solberg has an account.").waitFor();
    temporary = (await admin.locator("code").textContent()) ?? "";
    expect(temporary.length).toBeGreaterThanOrEqual(10);
    await visit(admin, "/people?tab=invited");
    await admin
      .getByRole("link", { name: /Greta Solberg/ })
      .first()
      .waitFor();
    expect(await admin.content()).not.toContain(temporary);
  });

  it("opens nothing before its person has chosen a new password [S1.5]", async () => {
    const page = await openWindow();
    await signInByHand(page, email, temporary);
    for (const path of ["/tickets", "/tickets/new", "/queue", "/outbox"]) {
      await page.goto(path);
      await page.waitForURL("**/change-password");
    }
    await pageSettled(page);
    await page.getByLabel("Password you were given").fill(temporary);
    await page.getByLabel("New password").fill("a fresh set of words");
    await page.getByRole("button", { name: "Save password" }).click();
    await page.waitForURL("**/tickets");
    await page.getByRole("heading", { name: "My tickets" }).waitFor();
  });

  it("gets another role from an admin, and with it the desk", async () => {
    await visit(admin, `/people?tab=requesters&search=${encodeURIComponent(email)}`);
    await admin.getByRole("link", { name: /Greta Solberg/ }).click();
    await admin.getByLabel("Role").selectOption("moderator");
    await admin.getByRole("button", { name: "Save" }).click();
    await admin.getByText("Saved.").waitFor();
    const page = await openWindow({ as: email, password: "a fresh set of words" });
    await visit(page, "/queue");
    await page.waitForURL("**/queue?view=mine");
    await page.getByLabel("Search this view").waitFor();
  });
});

describe("what an admin adds to the place is there after a reload", () => {
  let admin: Page;
  beforeAll(async () => {
    admin = await openWindow({ as: DEMO.admin });
  });

  it("a team with a member [S1.6]", async () => {
    const name = `Night desk ${RUN}`;
    await visit(admin, "/teams?new=1");
    await admin.getByLabel("Name", { exact: true }).fill(name);
    await admin.getByLabel("Add somebody").selectOption({ label: "Linh Tran" });
    await admin.getByRole("button", { name: "Add team" }).click();
    await admin.waitForURL("**/teams");
    await visit(admin, "/teams");
    await admin.getByRole("row").filter({ hasText: name }).filter({ hasText: "Linh Tran" }).waitFor();
  });

  it("a category with its words and its team [S1.6, S1.14]", async () => {
    const name = `Timesheets ${RUN}`;
    await visit(admin, "/categories?new=1");
    await admin.getByLabel("Name", { exact: true }).fill(name);
    await admin.getByLabel("Description").fill("Corrections of hours that were entered wrongly. Not wages.");
    await admin.getByLabel("Keywords").fill("timesheet");
    await admin.getByLabel("Keywords").press("Enter");
    await admin.getByLabel("Team").selectOption({ label: "Accounts" });
    await admin.getByRole("button", { name: "Add category" }).click();
    await admin.waitForURL("**/categories");
    await visit(admin, "/categories");
    await admin
      .getByRole("row")
      .filter({ hasText: name })
      .filter({ hasText: "Accounts" })
      .filter({ hasText: "timesheet" })
      .waitFor();
  });

  it("a skill with another spelling", async () => {
    const name = `Roster ${RUN}`;
    await visit(admin, "/skills?new=1");
    await admin.getByLabel("Name", { exact: true }).fill(name);
    await admin.getByLabel("Also written").fill(`rota ${RUN}`);
    await admin.getByLabel("Also written").press("Enter");
    await admin.getByRole("button", { name: "Add skill" }).click();
    await admin.waitForURL("**/skills");
    await visit(admin, "/skills");
    await admin
      .getByRole("row")
      .filter({ hasText: name })
      .filter({ hasText: `rota ${RUN}` })
      .waitFor();
  });

  it("the eight categories of the IT pack, by one press", async () => {
    await visit(admin, "/categories");
    await admin.getByRole("button", { name: "Add IT pack" }).click();
    await admin.getByText("Eight categories for IT are here.").waitFor();
    await visit(admin, "/categories");
    for (const name of [
      "Network",
      "E-?mail",
      "Log-?in",
      "Hardware",
      "Software",
      "Database",
      "Security",
      "Performance",
    ]) {
      await admin
        .getByRole("link", { name: new RegExp(`^${name}`, "i") })
        .first()
        .waitFor();
    }
    expect(await admin.getByRole("button", { name: "Add IT pack" }).count()).toBe(0);
  });
});

describe("all tickets, as an admin sees them", () => {
  it("are narrowed down by date and category, and the address keeps it [S3.25]", async () => {
    const admin = await openWindow({ as: DEMO.admin });
    await visit(admin, "/queue?view=all");
    const rows = admin.locator("tbody").getByRole("row");
    await admin.getByRole("button", { name: "Filter", exact: true }).click();
    const providers = admin.getByRole("dialog", { name: "Filters" });
    await providers.getByRole("group", { name: "Category" }).getByText("Fraud", { exact: true }).click();
    await expect.poll(() => rows.filter({ hasNotText: "Fraud" }).count(), WAIT).toBe(0);
    const ofCategory = await rows.count();
    expect(ofCategory).toBeGreaterThan(0);
    const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    await providers.getByLabel("From").fill(day);
    await admin.waitForURL((url) => url.searchParams.get("from")?.startsWith(day) ?? false);
    await admin.reload();
    await pageSettled(admin);
    const recent = await rows.count();
    expect(recent).toBeLessThan(ofCategory);
    const ages = await rows.locator("time").evaluateAll((all) => all.map((time) => (time as HTMLTimeElement).dateTime));
    for (const age of ages) expect(age.slice(0, 10) >= day).toBe(true);
    await admin
      .getByRole("button", { name: /Remove.*From|From.*Remove/i })
      .first()
      .waitFor();
  });
});

it("a page’s content is in its HTML, before any script has run [S1.19]", async () => {
  const visitor = await openWindow({ script: false });
  await visitor.goto("/");
  await visitor.getByRole("heading", { name: "Every request reaches someone who can solve it" }).waitFor();
  await visitor.goto("/sign-in");
  await visitor.getByLabel("Email").waitFor();
  const requester = await openWindow({ as: DEMO.user, script: false });
  await requester.goto("/tickets");
  await requester.getByRole("link", { name: "New ticket" }).first().waitFor();
  await requester.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await requester.getByRole("region", { name: "Messages" }).waitFor();
  const moderator = await openWindow({ as: DEMO.moderator, script: false });
  await moderator.goto("/queue?view=all");
  await moderator.locator("tbody").getByRole("row").first().getByRole("link").click();
  await moderator.getByRole("complementary", { name: "Details" }).waitFor();
});

it("no page threw or wrote an error", () => expect(complaints()).toEqual([]));
