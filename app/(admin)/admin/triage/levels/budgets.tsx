"use client";
import { NumberField } from "@/app/_components/number-field";
import { SelectField } from "@/app/_components/select";
import type { TriageSettings } from "@/lib/settings/input";
import { MoneyField } from "./money-field";

interface BudgetsProps {
  cost: TriageSettings["cost"];
  set: (part: Partial<TriageSettings["cost"]>) => void;
}

/** What a vendor's model may cost in a day and a month, what is asked when that runs short, and how often for one person. */
export function Budgets({ cost, set }: BudgetsProps) {
  const models = [...new Set([...Object.keys(cost.prices), ...(cost.cheaperModel ? [cost.cheaperModel] : [])])];
  return (
    <div className="space-y-4">
      <div className="grid grid-cols-2 gap-4">
        <MoneyField
          label="Budget a day"
          help="US dollars, by days in UTC."
          value={cost.dailyBudget}
          onChange={(dailyBudget) => set({ dailyBudget })}
        />
        <MoneyField
          label="Budget a month"
          help="US dollars, from the first on."
          value={cost.monthlyBudget}
          onChange={(monthlyBudget) => set({ monthlyBudget })}
        />
      </div>
      <SelectField
        label="Cheaper model"
        help="Asked from 80% of a budget on. At 100% nobody outside is asked, and our own readers decide."
        empty="None: the same one goes on"
        options={models
          .filter(Boolean)
          .sort()
          .map((value) => ({ value, label: value }))}
        value={cost.cheaperModel ?? ""}
        onChange={({ target }) => set({ cheaperModel: target.value || null })}
      />
      <NumberField
        label="Readings for one person"
        unit="a day"
        help="Of their tickets and previews together; beyond that our own readers read them."
        value={cost.readingsPerPerson}
        min={0}
        max={10_000}
        onChange={(readingsPerPerson) => set({ readingsPerPerson })}
      />
    </div>
  );
}
