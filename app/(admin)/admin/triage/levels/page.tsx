import type { Metadata } from "next";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { TriageFrame } from "@/app/(admin)/admin/triage/triage-frame";
import { listCategories } from "@/lib/catalogue/queries";
import { findTriageSettings } from "@/lib/settings/queries";
import { findVendorModel } from "@/lib/triage/llm-cost/queries";
import { PERIOD_DAYS } from "@/lib/triage-quality/measured-confidence";
import { openBreakers } from "@/lib/triage-quality/open-breakers";
import { listThresholdCells } from "@/lib/triage-quality/queries";
import { LevelsForm } from "./levels-form";

export const metadata: Metadata = { title: "Automation" };

const MAX_CATEGORIES = 500;

/** The page to set the automation levels by field and category, the providers, the budgets and the safety switch. */
export default async function LevelsPage() {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/admin/triage/levels" });
  const [stored, { categories }, cells, breakers] = await Promise.all([
    findTriageSettings(ctx),
    listCategories(ctx, { limit: MAX_CATEGORIES, retired: false }),
    listThresholdCells(ctx),
    openBreakers(ctx),
  ]);
  return (
    <TriageFrame current="/admin/triage/levels">
      <LevelsForm
        stored={stored}
        categories={categories.map(({ slug, name }) => ({ slug, name }))}
        limited={categories.map(({ slug }) => slug).filter((slug) => breakers.has(`category/${slug}`))}
        cells={cells}
        days={PERIOD_DAYS}
        model={findVendorModel(ctx)}
      />
    </TriageFrame>
  );
}
