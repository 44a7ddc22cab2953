import { expect, it } from "vitest";
import { changedOnly } from "./side-panel-query";

it("A catalogue form sends only the fields that changed", () => {
  const current = { name: "Billing", keywords: ["invoice"], teamId: null, id: "1" };
  expect(changedOnly(current, { name: "Billing", keywords: ["invoice", "refund"], teamId: null })).toEqual({
    keywords: ["invoice", "refund"],
  });
  expect(changedOnly(current, { name: "Billing", keywords: ["invoice"], teamId: null })).toEqual({});
});
