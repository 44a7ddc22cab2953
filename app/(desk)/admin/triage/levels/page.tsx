import type { Metadata } from "next";
import { pageContext } from "@/app/_auth/page";
import { listCategories } from "@/lib/catalogue/queries";
import { findPolicy } from "@/lib/policy/queries";
import { PERIOD_DAYS } from "@/lib/trust/measured-confidence";
import { openBreakers } from "@/lib/trust/open-breakers";
import { listThresholdCells } from "@/lib/trust/queries";
import { ADMINS } from "../../../_parts/staff";
import { TriageFrame } from "../triage-frame";
import { LevelsForm } from "./levels-form";

export const metadata: Metadata = { title: "Levels of triage" };

const MOST = 500;

/** How far automation goes, by field and category, with what each choice would have meant. */
export default async function LevelsPage() {
  const ctx = await pageContext({ roles: ADMINS, next: "/admin/triage/levels" });
  const [stored, { categories }, cells, breakers] = await Promise.all([
    findPolicy(ctx),
    listCategories(ctx, { limit: MOST, retired: false }),
    listThresholdCells(ctx),
    openBreakers(ctx),
  ]);
  return (
    <TriageFrame current="/admin/triage/levels">
      <LevelsForm
        stored={stored}
        categories={categories.map(({ slug, name }) => ({ slug, name }))}
        turnedDown={categories.map(({ slug }) => slug).filter((slug) => breakers.has(`category/${slug}`))}
        cells={cells}
        days={PERIOD_DAYS}
      />
    </TriageFrame>
  );
}
