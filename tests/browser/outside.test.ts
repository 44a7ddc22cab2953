import { afterAll, expect, it } from "vitest";
import { closeBrowser, complaints, DEMO, openWindow, visit, WAIT } from "./browser";

afterAll(closeBrowser);

it("without a key nothing leaves the machine; what would hold with one can be set, and wrong amounts are not saved", async () => {
  const page = await openWindow({ as: DEMO.admin });
  await visit(page, "/admin/triage/levels");
  const dialog = page.getByRole("region", { name: "Outside models and cost" });
  expect(await dialog.getByText("No API key is set. Nothing is sent to outside models").isVisible()).toBe(true);
  await dialog.getByText("Settings that apply once a key is set").click();
  const save = page.getByRole("button", { name: "Save" });

  await dialog.getByLabel("Fraud").check();
  await dialog.getByLabel("Daily budget").fill("two");
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByLabel("Daily budget").fill("2.50");
  await dialog.getByRole("button", { name: "Add model" }).click();
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByRole("textbox", { name: "Model", exact: true }).last().fill("some-model");
  await dialog.getByLabel("some-model: price input").fill("0,30");
  await dialog.getByLabel("some-model: price output").fill("2");
  await save.click();

  await expect
    .poll(async () => (await policy()).categories, WAIT)
    .toEqual({ fraud: { level: "suggest", neverOutside: true } });
  expect((await policy()).cost).toMatchObject({
    dailyBudget: 2.5,
    prices: { "some-model": { input: 0.3, output: 2 } },
  });
  expect(complaints()).toEqual([]);

  async function policy() {
    return (await (await page.request.get("/api/triage/policy")).json()).policy;
  }
});
