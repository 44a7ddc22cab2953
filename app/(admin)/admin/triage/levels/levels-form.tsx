"use client";
import { NumberField } from "@/app/_components/number-field";
import { SettingsForm } from "@/app/_features/settings/settings-form";
import { useSettings } from "@/app/_features/settings/use-settings";
import { Panel } from "@/app/(admin)/admin/triage/triage-frame";
import { TriageSettings } from "@/lib/settings/input";
import type { StoredTriageSettings } from "@/lib/settings/load-triage-settings";
import type { ThresholdCell } from "@/lib/triage-quality/queries";
import { CategoryRows } from "./category-rows";
import { FieldRows } from "./field-rows";
import { settingsDifferences } from "./settings-differences";
import { VendorSettings } from "./vendor-settings";

interface LevelsFormProps {
  stored: StoredTriageSettings;
  categories: readonly { slug: string; name: string }[];
  limited: readonly string[];
  cells: readonly ThresholdCell[];
  days: number;
  model: string | null;
}

export function LevelsForm({ stored, categories, limited, cells, days, model }: LevelsFormProps) {
  const form = useSettings<TriageSettings>({
    start: stored,
    path: "/api/triage/policy",
    schema: TriageSettings,
    saved: "Saved. Applies from the next ticket.",
  });
  const { policy: settings, change } = form;
  const nameOf = (slug: string) => categories.find((category) => category.slug === slug)?.name ?? slug;
  return (
    <SettingsForm form={form} differencesFrom={(theirs) => settingsDifferences(theirs, settings, nameOf)}>
      <Panel
        title="By field"
        about="Choose what the AI may do for each field. Past reviews correct the confidence before we compare it with the threshold."
      >
        <FieldRows fields={settings.fields} cells={cells} days={days} onChange={(fields) => change({ fields })} />
      </Panel>
      <Panel title="By category" about="A category can have its own level and threshold.">
        <CategoryRows
          {...{ settings, categories, limited, cells, days }}
          onChange={(changed) => change({ categories: changed })}
        />
      </Panel>
      <div id="outside" className="scroll-mt-14">
        <Panel
          title="Outside models and cost"
          about="Gemini can classify tickets that our own model isn’t sure about. We remove addresses, numbers, keys and passwords before we send anything."
        >
          <VendorSettings key={form.filled} {...{ settings, categories, model, change }} />
        </Panel>
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        <Panel
          title="Automatic safety switch"
          about="Works for categories with the level Cautious. If people accept too few values of a category, the AI only suggests this category until an admin restores automation."
        >
          <BreakerSettings
            key={form.filled}
            values={settings.breaker}
            onChange={(changed) => change({ breaker: { ...settings.breaker, ...changed } })}
          />
        </Panel>
        <Panel title="Own model" about="Our own model sets values only after it has learned from enough decisions.">
          <LearningSettings
            key={form.filled}
            values={settings.learning}
            onChange={(changed) => change({ learning: { ...settings.learning, ...changed } })}
          />
        </Panel>
      </div>
    </SettingsForm>
  );
}

interface GroupProps<K extends "breaker" | "learning"> {
  values: TriageSettings[K];
  onChange: (changed: Partial<TriageSettings[K]>) => void;
}

function BreakerSettings({ values, onChange }: GroupProps<"breaker">) {
  return (
    <div className="space-y-4">
      <NumberField
        label="Target"
        unit="%"
        help="The share of values that people should accept."
        value={Math.round(values.target * 100)}
        min={0}
        max={100}
        onChange={(target) => onChange({ target: target / 100 })}
      />
      <NumberField
        label="Reviews considered"
        help="How many of a category’s latest reviewed values we count."
        value={values.window}
        min={5}
        max={1000}
        onChange={(window) => onChange({ window })}
      />
      <NumberField
        label="Minimum reviews"
        help="The switch works for a category after this many reviewed values."
        value={values.least}
        min={5}
        max={1000}
        onChange={(least) => onChange({ least })}
      />
    </div>
  );
}

function LearningSettings({ values, onChange }: GroupProps<"learning">) {
  return (
    <div className="space-y-4">
      <NumberField
        label="Decisions in total"
        help="With fewer decisions than this, the model only suggests values."
        value={values.leastLabels}
        min={1}
        max={20_000}
        onChange={(leastLabels) => onChange({ leastLabels })}
      />
      <NumberField
        label="Decisions per value"
        help="The model only suggests a value, such as a category, that has fewer decisions."
        value={values.leastOfClass}
        min={1}
        max={1000}
        onChange={(leastOfClass) => onChange({ leastOfClass })}
      />
    </div>
  );
}
