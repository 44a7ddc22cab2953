import { afterAll, expect, it } from "vitest";
import { closeBrowser, DEMO, openWindow, pageErrors, visit, WAIT } from "./browser";

afterAll(closeBrowser);

const WRITTEN = "I can not recieve any mail in outlok since `recieve teh` was run. Please help me with my acount.";
const CORRECTED = "I can not receive any mail in Outlook since `recieve teh` was run. Please help me with my account.";

it("A requester can accept or ignore spelling suggestions, and staff can see the original text [S3.1]", async () => {
  const page = await openWindow({ as: DEMO.user });
  await visit(page, "/tickets/new");
  const text = page.getByLabel("Describe the problem");
  await text.fill(WRITTEN);
  await page.getByRole("button", { name: "3 spelling suggestions" }).click();
  expect(await text.inputValue()).toBe(WRITTEN);

  await page.getByRole("button", { name: "Replace recieve with receive" }).press("Enter");
  await expect.poll(() => text.inputValue(), WAIT).toBe(WRITTEN.replace("recieve", "receive"));
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await expect.poll(focused, WAIT).toBe("Replace outlok with Outlook");
  await page.getByRole("button", { name: "Apply all 2" }).click();
  await expect.poll(() => text.inputValue(), WAIT).toBe(CORRECTED);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => text.inputValue(), WAIT).toBe(WRITTEN);
  await page.getByRole("button", { name: "Apply all 3" }).click();

  await page.locator("summary", { hasText: "Add details" }).click();
  await page.getByRole("button", { name: /^Use “.*” as title$/ }).click();
  expect(await page.getByLabel("Title").inputValue()).toContain("I can not receive any mail in Outlook");
  await page.getByRole("button", { name: "Send ticket" }).click();
  await page.waitForURL(/\/tickets\/TKT-/);
  await page.getByText(CORRECTED).waitFor();

  const agent = await openWindow({ as: DEMO.admin });
  await visit(agent, new URL(page.url()).pathname);
  await agent.getByText("Original text").click();
  await agent.getByText(WRITTEN).waitFor();
  await agent.getByText("English", { exact: true }).waitFor();
  expect(pageErrors()).toEqual([]);
});
