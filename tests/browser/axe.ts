import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** A line for each serious finding: theme, page, rule and first element. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The themes differ only in colours, so the dark theme needs only colour rules.
  const light = await findingsIn(page, "light", axe(page));
  const dark = await findingsIn(page, "dark", axe(page).withRules(["color-contrast", "link-in-text-block"]));
  return [...light, ...dark];
}

function axe(page: Page): AxeBuilder {
  // The frame of an email allows no scripts, so axe can't run in it.
  return new AxeBuilder({ page }).exclude("iframe").setLegacyMode();
}

async function findingsIn(page: Page, theme: "light" | "dark", builder: AxeBuilder): Promise<string[]> {
  // The theme menu does the same.
  await page.evaluate((chosen) => Object.assign(document.documentElement.dataset, { theme: chosen }), theme);
  const { violations } = await builder.analyze();
  const { pathname, search } = new URL(page.url());
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => {
      const [first] = nodes;
      return `${theme} ${pathname}${search} ${id}: ${nodes.length} × ${first?.html.slice(0, 160)} ${first?.any[0]?.message ?? ""}`;
    });
}
