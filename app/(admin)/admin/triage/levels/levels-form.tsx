"use client";
import { SettingsForm } from "@/app/_features/settings/settings-form";
import { useSettings } from "@/app/_features/settings/use-settings";
import { Panel } from "@/app/(admin)/admin/triage/triage-frame";
import { TriageSettings } from "@/lib/settings/input";
import type { StoredTriageSettings } from "@/lib/settings/load-triage-settings";
import type { ThresholdCell } from "@/lib/triage-quality/queries";
import { BreakerSettings } from "./breaker-settings";
import { CategoryRows } from "./category-rows";
import { FieldRows } from "./field-rows";
import { LearningSettings } from "./learning-settings";
import { settingsDifferences } from "./settings-differences";
import { VendorSettings } from "./vendor-settings";

interface LevelsFormProps {
  stored: StoredTriageSettings;
  categories: readonly { slug: string; name: string }[];
  turnedDown: readonly string[];
  cells: readonly ThresholdCell[];
  days: number;
  /** The model outside; null where no key is set. */
  model: string | null;
}

/** How far automation goes, and who reads. Saved as a whole, or not at all. */
export function LevelsForm({ stored, categories, turnedDown, cells, days, model }: LevelsFormProps) {
  const form = useSettings<TriageSettings>({
    start: stored,
    path: "/api/triage/policy",
    schema: TriageSettings,
    saved: "Saved. It counts from the next ticket on.",
  });
  const { policy, change } = form;
  const nameOf = (slug: string) => categories.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <SettingsForm form={form} differencesFrom={(theirs) => settingsDifferences(theirs, policy, nameOf)}>
      <Panel
        title="By field"
        about="How far triage may go with each value. A threshold is held against the confidence that people's decisions bore out, not against what a reader claims."
      >
        <FieldRows fields={policy.fields} cells={cells} days={days} onChange={(fields) => change({ fields })} />
      </Panel>
      <Panel title="By category" about="Where one category needs more care than the field, or less.">
        <CategoryRows
          {...{ policy, categories, turnedDown, cells, days }}
          onChange={(all) => change({ categories: all })}
        />
      </Panel>
      <div id="outside" className="scroll-mt-14">
        <Panel
          title="Cost, and what is sent outside"
          about="Gemini may read what our own readers are not sure of. Addresses, numbers, keys and passwords are taken out before anything is sent."
        >
          <VendorSettings key={form.filled} {...{ policy, categories, model, change }} />
        </Panel>
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        <Panel
          title="The breaker"
          about="A category whose values people keep too seldom is turned down to suggest, until an admin turns it up again."
        >
          <BreakerSettings key={form.filled} policy={policy} change={change} />
        </Panel>
        <Panel title="Our own model" about="From when on it may set values by itself. Before that it only suggests.">
          <LearningSettings key={form.filled} policy={policy} change={change} />
        </Panel>
      </div>
    </SettingsForm>
  );
}
