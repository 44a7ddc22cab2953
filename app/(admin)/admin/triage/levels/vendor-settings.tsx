"use client";
import { Checkbox } from "@/app/_components/field";
import { SelectField } from "@/app/_components/select";
import type { TriageSettings } from "@/lib/settings/input";
import { Budgets } from "./budgets";
import { ORDER_DESCRIPTIONS, ORDER_LABELS } from "./level-text";
import { PriceTable } from "./price-table";
import { priceWarning } from "./price-warning";
import { PrivateCategories } from "./private-categories";

interface OutsideSettingsProps {
  policy: TriageSettings;
  categories: readonly { slug: string; name: string }[];
  /** The model outside; null where no key is set. */
  model: string | null;
  change: (part: Partial<TriageSettings>) => void;
}

const ORDERS = Object.entries(ORDER_LABELS).map(([value, label]) => ({ value, label }));

/** Who decides first, what is never sent outside, and what the rest may cost. */
export function VendorSettings({ policy, categories, model, change }: OutsideSettingsProps) {
  if (model) return <Settings {...{ policy, categories, model, change }} />;
  return (
    <>
      <p className="max-w-prose">No key is set: nothing is sent outside, and reading costs nothing.</p>
      <details className="mt-3 border-line border-t pt-2">
        <summary className="w-fit rounded-sm py-1 text-muted text-xs pointer-coarse:py-3">
          What applies once a key is set
        </summary>
        <div className="mt-3">
          <Settings {...{ policy, categories, model, change }} />
        </div>
      </details>
    </>
  );
}

function Settings({ policy, categories, model, change }: OutsideSettingsProps) {
  const { cost } = policy;
  const set = (part: Partial<TriageSettings["cost"]>) => change({ cost: { ...cost, ...part } });
  const warning = priceWarning(cost, model);
  return (
    <div className="space-y-6">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        <SelectField
          label="Who reads first"
          help={ORDER_DESCRIPTIONS[policy.order]}
          options={ORDERS}
          value={policy.order}
          onChange={({ target }) => change({ order: target.value as TriageSettings["order"] })}
        />
        <Shadow checked={policy.shadow} onChange={(shadow) => change({ shadow })} />
      </div>
      <PrivateCategories
        categories={categories}
        chosen={policy.categories}
        onChange={(all) => change({ categories: all })}
      />
      <div className="grid gap-x-8 gap-y-6 border-line border-t pt-5 md:grid-cols-2">
        <Budgets cost={cost} set={set} />
        <div className="min-w-0">
          <PriceTable prices={cost.prices} onChange={(prices) => set({ prices })} />
          {model ? (
            <p className="mt-2 text-muted text-xs">
              <span className="font-mono">{model}</span> is asked, by the setting GEMINI_MODEL.
            </p>
          ) : null}
          {warning ? <p className="mt-1 text-high text-xs">{warning}</p> : null}
        </div>
      </div>
    </div>
  );
}

function Shadow({ checked, onChange }: { checked: boolean; onChange: (shadow: boolean) => void }) {
  return (
    <label className="flex gap-2.5 self-start pointer-coarse:min-h-11 md:mt-6">
      <Checkbox className="mt-0.5" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      <span>
        <span className="font-medium">Ask both, for comparison</span>
        <span className="block text-muted text-xs">
          The reader that was not needed is asked as well, and its answer is only measured. It costs one more reading.
        </span>
      </span>
    </label>
  );
}
