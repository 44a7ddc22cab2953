"use client";
import { Badge } from "@/app/_components/chip";
import { Select } from "@/app/_components/select";
import { formatPercent } from "@/lib/display-text/labels";
import { AUTOMATION_LEVELS, type AutomationLevel } from "@/lib/domain/triage";
import type { TriageSettings } from "@/lib/settings/input";
import type { ThresholdCell } from "@/lib/triage-quality/queries";
import { formatConsequence } from "./consequence";
import { LEVEL_DESCRIPTIONS, LEVEL_LABELS } from "./level-text";
import { withCategory } from "./with-category";

interface CategoryRowsProps {
  settings: TriageSettings;
  categories: readonly { slug: string; name: string }[];
  /** Slugs of categories that the safety switch limited to suggestions. */
  limited: readonly string[];
  /** Decisions of the last `days` days, counted by calibrated confidence. */
  cells: readonly ThresholdCell[];
  days: number;
  onChange: (categories: TriageSettings["categories"]) => void;
}

const THRESHOLDS = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

/** A row per category. Its level and threshold can differ from those of the category field. */
export function CategoryRows({ settings, categories, limited, cells, days, onChange }: CategoryRowsProps) {
  const field = settings.fields.category;
  return (
    <ul>
      {categories.map(({ slug, name }) => {
        const own = settings.categories[slug] ?? {};
        const set = (change: typeof own) => onChange(withCategory(settings.categories, slug, change));
        const rule = { level: own.level ?? field.level, threshold: own.threshold ?? field.threshold };
        const ownCells = cells.filter((cell) => cell.field === "category" && cell.value === slug);
        const consequence = formatConsequence(ownCells, rule, days);
        return (
          <li
            key={slug}
            className="grid gap-x-4 gap-y-1.5 border-line border-t py-3 first:border-t-0 sm:grid-cols-[7rem_12rem_minmax(0,1fr)] sm:items-center"
          >
            <span className="flex min-w-0 flex-wrap items-center gap-1.5 font-medium">
              {name}
              {limited.includes(slug) ? <Badge tone="warn">Limited</Badge> : null}
            </span>
            <Select
              aria-label={`${name}: level`}
              empty={`Default (${LEVEL_LABELS[field.level]})`}
              options={AUTOMATION_LEVELS.map((level) => ({ value: level, label: LEVEL_LABELS[level] }))}
              value={own.level ?? ""}
              onChange={({ target }) => set({ level: (target.value || undefined) as AutomationLevel | undefined })}
            />
            {rule.level === "cautious" ? (
              <div className="sm:max-w-48">
                <Select
                  aria-label={`${name}: threshold`}
                  empty={`Default (from ${formatPercent(field.threshold)})`}
                  options={thresholdsWith(own.threshold).map((step) => ({
                    value: String(step),
                    label: `from ${formatPercent(step)}`,
                  }))}
                  value={own.threshold === undefined ? "" : String(own.threshold)}
                  onChange={({ target }) => set({ threshold: target.value ? Number(target.value) : undefined })}
                />
              </div>
            ) : (
              <span className="text-muted text-xs">{LEVEL_DESCRIPTIONS[rule.level]}</span>
            )}
            {consequence ? <p className="num text-muted text-xs sm:col-span-2 sm:col-start-2">{consequence}</p> : null}
          </li>
        );
      })}
    </ul>
  );
}

function thresholdsWith(own: number | undefined): number[] {
  return own === undefined || THRESHOLDS.includes(own) ? THRESHOLDS : [...THRESHOLDS, own].sort((a, b) => a - b);
}
