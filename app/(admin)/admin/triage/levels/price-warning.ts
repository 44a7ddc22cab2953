import type { TriageSettings } from "@/lib/settings/input";

/** What admins should know of models that have no price; null where each has one. */
export function priceWarning(
  { prices, cheaperModel, dailyBudget, monthlyBudget }: TriageSettings["cost"],
  model: string | null,
): string | null {
  // While a row is being typed there is no table to warn of.
  if (Object.hasOwn(prices, "")) return null;
  const lacking = [model, cheaperModel].filter((name) => name !== null && !Object.hasOwn(prices, name));
  if (lacking.length === 0) return null;
  const names = lacking.join(" and ");
  const has = lacking.length === 1 ? "has" : "have";
  if (Object.keys(prices).length > 0) {
    return `${names} ${has} no price here: budgets count it at the dearest price in the table, and the ticket says that the price is unknown.`;
  }
  return dailyBudget === null && monthlyBudget === null
    ? `${names} ${has} no price here: what readings cost is not known.`
    : `${names} ${has} no price here: with a budget and without any price, nobody outside is asked.`;
}
