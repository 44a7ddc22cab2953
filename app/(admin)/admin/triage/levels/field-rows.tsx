"use client";
import { Select } from "@/app/_components/select";
import { FIELD_LABELS, formatPercent } from "@/lib/display-text/labels";
import { AUTOMATION_LEVELS, type AutomationLevel, TRIAGE_FIELDS } from "@/lib/domain/triage";
import type { TriageSettings } from "@/lib/settings/input";
import type { ThresholdCell } from "@/lib/triage-quality/queries";
import { formatConsequence } from "./consequence";
import { LEVEL_DESCRIPTIONS, LEVEL_LABELS } from "./level-text";

interface FieldRowsProps {
  fields: TriageSettings["fields"];
  /** Decisions of the last `days` days, counted by calibrated confidence. */
  cells: readonly ThresholdCell[];
  days: number;
  onChange: (fields: TriageSettings["fields"]) => void;
}

/** A row per field with its level. A sentence says what "cautious" or "full" would have done lately. */
export function FieldRows({ fields, cells, days, onChange }: FieldRowsProps) {
  return (
    <ul>
      {TRIAGE_FIELDS.map((field) => {
        const rule = fields[field];
        const set = (change: Partial<typeof rule>) => onChange({ ...fields, [field]: { ...rule, ...change } });
        const ownCells = cells.filter((cell) => cell.field === field);
        const hasThreshold = field !== "title" && rule.level === "cautious";
        const consequence = field === "title" ? null : formatConsequence(ownCells, rule, days);
        return (
          <li
            key={field}
            className="grid gap-x-4 gap-y-1 border-line border-t py-3 first:border-t-0 sm:grid-cols-[7rem_9rem_minmax(0,1fr)] sm:items-center"
          >
            <span className="font-medium">{FIELD_LABELS[field]}</span>
            <Select
              aria-label={`${FIELD_LABELS[field]}: level`}
              options={AUTOMATION_LEVELS.map((level) => ({ value: level, label: LEVEL_LABELS[level] }))}
              value={rule.level}
              onChange={({ target }) => set({ level: target.value as AutomationLevel })}
            />
            {hasThreshold ? (
              <Threshold
                field={FIELD_LABELS[field]}
                value={rule.threshold}
                onChange={(threshold) => set({ threshold })}
              />
            ) : (
              <span className="text-muted">{LEVEL_DESCRIPTIONS[rule.level]}</span>
            )}
            {consequence ? (
              <p className="num text-muted text-xs sm:col-span-2 sm:col-start-2" aria-live="polite">
                {consequence}
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function Threshold({ field, value, onChange }: { field: string; value: number; onChange: (value: number) => void }) {
  return (
    <label className="flex min-h-8 items-center gap-3 sm:max-w-120 pointer-coarse:min-h-11">
      <span className="text-muted">from</span>
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(value * 100)}
        aria-label={`${field}: threshold`}
        aria-valuetext={formatPercent(value)}
        className="range range-xs min-w-24 flex-1 text-primary"
        onChange={({ target }) => onChange(Number(target.value) / 100)}
      />
      <span aria-hidden="true" className="num w-10 text-right font-semibold">
        {formatPercent(value)}
      </span>
    </label>
  );
}
