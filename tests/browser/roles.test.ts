import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeBrowser, DEMO, openWindow, pageErrors, pageSettled, visit, WAIT } from "./browser";
import { signInByHand } from "./forms";

const NOT_FOUND = "Page not found";
/** Makes names unique, so that the suite can run again on the same data. */
const RUN = Date.now().toString(36);

afterAll(closeBrowser);

describe("sign-in", () => {
  it.each([
    ["Requester", "/tickets"],
    ["Agent", "/queue?view=mine"],
    ["Admin", "/queue?view=all"],
  ])(
    "The sign-in page offers the demo’s %s, and signing in leads to %s [S4.11] [S3.18] [S0.26]",
    async (role, home) => {
      const page = await openWindow();
      await visit(page, "/sign-in");
      await page.getByRole("region", { name: "Demo accounts" }).getByRole("button", { name: role }).click();
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL(`**${home}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
    },
  );

  it("A wrong password shows an error and keeps the typed address", async () => {
    const page = await openWindow();
    await visit(page, "/sign-in");
    await page.getByLabel("Email").fill(`nobody-${RUN}@example.com`);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("Email and password don’t match an account.").waitFor();
    expect(await page.getByLabel("Email").inputValue()).toBe(`nobody-${RUN}@example.com`);
  });

  it("A page opened without a session leads to sign-in and back", async () => {
    const page = await openWindow();
    await visit(page, "/tickets/new");
    await page.waitForURL(/\/sign-in\?next=%2Ftickets%2Fnew$/);
    await page.getByRole("button", { name: "Requester" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/tickets/new");
  });
});

describe("pages without permission", () => {
  it.each([
    [
      "user",
      ["/queue", "/people", "/categories", "/teams", "/skills", "/admin/routing", "/admin/triage", "/admin/runs"],
    ],
    ["moderator", ["/people", "/admin/routing", "/admin/triage", "/admin/triage/levels", "/admin/runs"]],
  ] as const)("The role %s gets “Page not found” for %s", async (role, paths) => {
    const page = await openWindow({ as: DEMO[role] });
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole("heading", { name: NOT_FOUND }).waitFor();
    }
  });

  it("A moderator can read categories, teams and skills, but not change them", async () => {
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

describe("an account created by an admin", () => {
  const email = `greta-${RUN}@northquay.example`;
  let admin: Page;
  let temporary: string;

  beforeAll(async () => {
    admin = await openWindow({ as: DEMO.admin });
  });

  it("A new account has a temporary password that is shown once [S1.5]", async () => {
    await visit(admin, "/people?new=1");
    await admin.getByLabel("Name", { exact: true }).fill("Greta Solberg");
    await admin.getByLabel("Email").fill(email);
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

  it("A new account can open no page before the person sets a new password [S1.5]", async () => {
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

  it("An admin makes the account a moderator, who can then open the queue", async () => {
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

describe("items that an admin adds", () => {
  let admin: Page;
  beforeAll(async () => {
    admin = await openWindow({ as: DEMO.admin });
  });

  it("A new team with a member is listed after a reload [S1.6]", async () => {
    const name = `Night desk ${RUN}`;
    await visit(admin, "/teams?new=1");
    await admin.getByLabel("Name", { exact: true }).fill(name);
    await admin.getByLabel("Add a member").selectOption({ label: "Linh Tran" });
    await admin.getByRole("button", { name: "Add team" }).click();
    await admin.waitForURL("**/teams");
    await visit(admin, "/teams");
    await admin.getByRole("row").filter({ hasText: name }).filter({ hasText: "Linh Tran" }).waitFor();
  });

  it("A new category with keywords and team is listed after a reload [S1.6, S1.14]", async () => {
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

  it("A new skill with a synonym is listed after a reload", async () => {
    const name = `Roster ${RUN}`;
    await visit(admin, "/skills?new=1");
    await admin.getByLabel("Name", { exact: true }).fill(name);
    await admin.getByLabel("Synonyms").fill(`rota ${RUN}`);
    await admin.getByLabel("Synonyms").press("Enter");
    await admin.getByRole("button", { name: "Add skill" }).click();
    await admin.waitForURL("**/skills");
    await visit(admin, "/skills");
    await admin
      .getByRole("row")
      .filter({ hasText: name })
      .filter({ hasText: `rota ${RUN}` })
      .waitFor();
  });

  it("The eight categories of the IT pack are added with one click", async () => {
    await visit(admin, "/categories");
    await admin.getByRole("button", { name: "Add IT pack" }).click();
    await admin.getByText("The IT categories were added.").waitFor();
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

describe("the queue of all tickets", () => {
  it("An admin filters tickets by date and category, and the URL keeps the filters [S3.25]", async () => {
    const admin = await openWindow({ as: DEMO.admin });
    await visit(admin, "/queue?view=all");
    const rows = admin.locator("tbody").getByRole("row");
    await admin.getByRole("button", { name: "Filter", exact: true }).click();
    const filters = admin.getByRole("dialog", { name: "Filters" });
    await filters.getByRole("group", { name: "Category" }).getByText("Fraud", { exact: true }).click();
    await expect.poll(() => rows.filter({ hasNotText: "Fraud" }).count(), WAIT).toBe(0);
    const ofCategory = await rows.count();
    expect(ofCategory).toBeGreaterThan(0);
    const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    await filters.getByLabel("From").fill(day);
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

it("A page’s content is in its HTML before any script runs [S1.19]", async () => {
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

it("No page throws or logs an error", () => expect(pageErrors()).toEqual([]));
