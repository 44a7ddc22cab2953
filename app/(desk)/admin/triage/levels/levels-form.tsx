"use client";
import { TriagePolicy } from "@/lib/policy/input";
import type { StoredPolicy } from "@/lib/policy/load-policy";
import type { ThresholdCell } from "@/lib/trust/queries";
import { SettingsForm } from "../../../_parts/settings-form";
import { useSettings } from "../../../_parts/use-settings";
import { Sheet } from "../triage-frame";
import { BreakerSettings } from "./breaker-settings";
import { CategoryRows } from "./category-rows";
import { FieldRows } from "./field-rows";
import { LearningSettings } from "./learning-settings";
import { OutsideSettings } from "./outside-settings";
import { policyDifferences } from "./policy-differences";

interface LevelsFormProps {
  stored: StoredPolicy;
  categories: readonly { slug: string; name: string }[];
  turnedDown: readonly string[];
  cells: readonly ThresholdCell[];
  days: number;
  /** The model outside; null where no key is set. */
  model: string | null;
}

/** How far automation goes, and who reads. Saved as a whole, or not at all. */
export function LevelsForm({ stored, categories, turnedDown, cells, days, model }: LevelsFormProps) {
  const form = useSettings<TriagePolicy>({
    start: stored,
    path: "/api/triage/policy",
    schema: TriagePolicy,
    saved: "Saved. It counts from the next ticket on.",
  });
  const { policy, change } = form;
  const nameOf = (slug: string) => categories.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <SettingsForm form={form} differencesFrom={(theirs) => policyDifferences(theirs, policy, nameOf)}>
      <Sheet
        title="By field"
        about="How far triage may go with each value. A threshold is held against the confidence that people's decisions bore out, not against what a reader claims."
      >
        <FieldRows fields={policy.fields} cells={cells} days={days} onChange={(fields) => change({ fields })} />
      </Sheet>
      <Sheet title="By category" about="Where one category needs more care than the field, or less.">
        <CategoryRows
          {...{ policy, categories, turnedDown, cells, days }}
          onChange={(all) => change({ categories: all })}
        />
      </Sheet>
      <div id="outside" className="scroll-mt-14">
        <Sheet
          title="Cost, and what is sent outside"
          about="Gemini may read what our own readers are not sure of. Addresses, numbers, keys and passwords are taken out before anything is sent."
        >
          <OutsideSettings key={form.filled} {...{ policy, categories, model, change }} />
        </Sheet>
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        <Sheet
          title="The breaker"
          about="A category whose values people keep too seldom is turned down to suggest, until an admin turns it up again."
        >
          <BreakerSettings key={form.filled} policy={policy} change={change} />
        </Sheet>
        <Sheet title="Our own model" about="From when on it may set values by itself. Before that it only suggests.">
          <LearningSettings key={form.filled} policy={policy} change={change} />
        </Sheet>
      </div>
    </SettingsForm>
  );
}
