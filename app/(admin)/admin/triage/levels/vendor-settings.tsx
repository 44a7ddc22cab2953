"use client";
import { Checkbox } from "@/app/_components/field";
import { SelectField } from "@/app/_components/select";
import type { TriageSettings } from "@/lib/settings/input";
import { Budgets } from "./budgets";
import { ORDER_DESCRIPTIONS, ORDER_LABELS } from "./level-text";
import { PriceTable } from "./price-table";
import { priceWarning } from "./prices";
import { withCategory } from "./with-category";

interface VendorSettingsProps {
  settings: TriageSettings;
  categories: readonly { slug: string; name: string }[];
  /** The outside model; null without an API key. */
  model: string | null;
  change: (changed: Partial<TriageSettings>) => void;
}

const ORDERS = Object.entries(ORDER_LABELS).map(([value, label]) => ({ value, label }));

/** The settings for outside models: their order, categories that we never send outside, budgets and prices. */
export function VendorSettings({ settings, categories, model, change }: VendorSettingsProps) {
  if (model) return <Settings {...{ settings, categories, model, change }} />;
  return (
    <>
      <p className="max-w-prose">No API key is set. Nothing is sent to outside models, and there are no costs.</p>
      <details className="mt-3 border-line border-t pt-2">
        <summary className="w-fit rounded-sm py-1 text-muted text-xs pointer-coarse:py-3">
          Settings that apply when you set an API key
        </summary>
        <div className="mt-3">
          <Settings {...{ settings, categories, model, change }} />
        </div>
      </details>
    </>
  );
}

function Settings({ settings, categories, model, change }: VendorSettingsProps) {
  const { cost } = settings;
  const set = (changed: Partial<TriageSettings["cost"]>) => change({ cost: { ...cost, ...changed } });
  const warning = priceWarning(cost, model);
  return (
    <div className="space-y-6">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        <SelectField
          label="Provider order"
          help={ORDER_DESCRIPTIONS[settings.order]}
          options={ORDERS}
          value={settings.order}
          onChange={({ target }) => change({ order: target.value as TriageSettings["order"] })}
        />
        <ComparisonField checked={settings.shadow} onChange={(shadow) => change({ shadow })} />
      </div>
      <PrivateCategories
        categories={categories}
        settings={settings.categories}
        onChange={(changed) => change({ categories: changed })}
      />
      <div className="grid gap-x-8 gap-y-6 border-line border-t pt-5 md:grid-cols-2">
        <Budgets cost={cost} set={set} />
        <div className="min-w-0">
          <PriceTable prices={cost.prices} onChange={(prices) => set({ prices })} />
          {model ? (
            <p className="mt-2 text-muted text-xs">
              Current model: <span className="font-mono">{model}</span> (environment variable GEMINI_MODEL).
            </p>
          ) : null}
          {warning ? <p className="mt-1 text-high text-xs">{warning}</p> : null}
        </div>
      </div>
    </div>
  );
}

function ComparisonField({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="flex gap-2.5 self-start pointer-coarse:min-h-11 md:mt-6">
      <Checkbox className="mt-0.5" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      <span>
        <span className="font-medium">Run both providers for comparison</span>
        <span className="block text-muted text-xs">
          We also run the provider that a ticket didn’t need, only to measure it. Costs up to one more call per ticket.
        </span>
      </span>
    </label>
  );
}

interface PrivateCategoriesProps {
  categories: readonly { slug: string; name: string }[];
  settings: TriageSettings["categories"];
  onChange: (settings: TriageSettings["categories"]) => void;
}

function PrivateCategories({ categories, settings, onChange }: PrivateCategoriesProps) {
  return (
    <fieldset className="min-w-0 border-line border-t pt-5">
      <legend className="sr-only">Never send outside</legend>
      <p aria-hidden="true" className="font-medium">
        Never send outside
      </p>
      <p className="max-w-prose text-muted text-xs">
        We never send a text outside if its requester, our own model or the keyword rules put it in one of these
        categories. This includes previews, comparisons and examples. If none of them recognizes the category, we may
        send the text.
      </p>
      <div className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-3 lg:grid-cols-4">
        {categories.map(({ slug, name }) => (
          <label key={slug} className="flex min-h-7 min-w-0 items-center gap-2 pointer-coarse:min-h-11">
            <Checkbox
              checked={settings[slug]?.neverOutside ?? false}
              onChange={({ target }) =>
                onChange(withCategory(settings, slug, { neverOutside: target.checked || undefined }))
              }
            />
            <span className="truncate">{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
