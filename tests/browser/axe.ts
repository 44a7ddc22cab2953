import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** A line for each finding that keeps somebody out: page, rule, and the first element it is about. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The two themes differ in colours alone, so at night only those are looked at.
  const day = await seen(page, "light", axe(page));
  const night = await seen(page, "dark", axe(page).withRules(["color-contrast", "link-in-text-block"]));
  return [...day, ...night];
}

function axe(page: Page): AxeBuilder {
  // A mail's own frame allows no script, so axe can't be put into it.
  return new AxeBuilder({ page }).exclude("iframe").setLegacyMode();
}

async function seen(page: Page, theme: "light" | "dark", builder: AxeBuilder): Promise<string[]> {
  // As the theme menu does it.
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
