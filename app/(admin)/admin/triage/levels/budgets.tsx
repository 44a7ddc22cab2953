"use client";
import { useState } from "react";
import { TextField } from "@/app/_components/field";
import { NumberField } from "@/app/_components/number-field";
import { SelectField } from "@/app/_components/select";
import type { TriageSettings } from "@/lib/settings/input";
import { parseAmount } from "./prices";

type BudgetsProps = { cost: TriageSettings["cost"]; set: (change: Partial<TriageSettings["cost"]>) => void };

/** The budgets for outside models, the cheaper model for low budgets, and the number of calls per person. */
export function Budgets({ cost, set }: BudgetsProps) {
  const models = [...new Set([...Object.keys(cost.prices), cost.cheaperModel ?? ""])].filter(Boolean).sort();
  return (
    <div className="space-y-4">
      <div className="grid grid-cols-2 gap-4">
        <MoneyField
          label="Daily budget"
          help="In US dollars, by day in UTC."
          value={cost.dailyBudget}
          onChange={(dailyBudget) => set({ dailyBudget })}
        />
        <MoneyField
          label="Monthly budget"
          help="In US dollars, by calendar month."
          value={cost.monthlyBudget}
          onChange={(monthlyBudget) => set({ monthlyBudget })}
        />
      </div>
      <SelectField
        label="Cheaper model"
        help="We use this model when 80% of a budget is spent. At 100%, only our own model and the keyword rules run."
        empty="None (keep the same model)"
        options={models.map((value) => ({ value, label: value }))}
        value={cost.cheaperModel ?? ""}
        onChange={({ target }) => set({ cheaperModel: target.value || null })}
      />
      <NumberField
        label="Calls per person"
        unit="per day"
        help="How often we may call an outside model for one requester’s tickets and previews. After that, only our own model and the keyword rules run."
        value={cost.readingsPerPerson}
        min={0}
        max={10_000}
        onChange={(readingsPerPerson) => set({ readingsPerPerson })}
      />
    </div>
  );
}

interface MoneyFieldProps {
  label: string;
  help: string;
  /** US dollars; null means no budget. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** For invalid input it reports NaN, which the settings' schema refuses. */
function MoneyField({ label, help, value, onChange }: MoneyFieldProps) {
  const [text, setText] = useState(value === null ? "" : String(value));
  return (
    <TextField
      label={label}
      help={help}
      error={Number.isNaN(parseAmount(text)) ? "Enter an amount such as 2.50, or leave it empty." : undefined}
      inputMode="decimal"
      placeholder="No budget"
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        onChange(parseAmount(target.value));
      }}
    />
  );
}
