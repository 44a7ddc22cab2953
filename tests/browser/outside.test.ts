import { afterAll, expect, it } from "vitest";
import { closeBrowser, DEMO, openWindow, pageErrors, visit, WAIT } from "./browser";

afterAll(closeBrowser);

it("Without an API key nothing is sent outside; limits for later can be set, and invalid amounts are not saved", async () => {
  const page = await openWindow({ as: DEMO.admin });
  await visit(page, "/admin/triage/levels");
  const section = page.getByRole("region", { name: "Outside models and cost" });
  expect(await section.getByText("No API key is set. Nothing is sent to outside models").isVisible()).toBe(true);
  await section.getByText("Settings that apply when you set an API key").click();
  const save = page.getByRole("button", { name: "Save" });

  await section.getByLabel("Fraud").check();
  await section.getByLabel("Daily budget").fill("two");
  expect(await save.isDisabled()).toBe(true);
  await section.getByLabel("Daily budget").fill("2.50");
  await section.getByRole("button", { name: "Add model" }).click();
  expect(await save.isDisabled()).toBe(true);
  await section.getByRole("textbox", { name: "Model", exact: true }).last().fill("some-model");
  await section.getByLabel("some-model: price input").fill("0,30");
  await section.getByLabel("some-model: price output").fill("2");
  await save.click();

  await expect
    .poll(async () => (await policy()).categories, WAIT)
    .toEqual({ fraud: { level: "suggest", neverOutside: true } });
  expect((await policy()).cost).toMatchObject({
    dailyBudget: 2.5,
    prices: { "some-model": { input: 0.3, output: 2 } },
  });
  expect(pageErrors()).toEqual([]);

  async function policy() {
    return (await (await page.request.get("/api/triage/policy")).json()).policy;
  }
});
