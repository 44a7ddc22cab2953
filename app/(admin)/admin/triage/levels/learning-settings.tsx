"use client";
import { NumberField } from "@/app/_components/number-field";
import type { TriageSettings } from "@/lib/settings/input";

interface LearningSettingsProps {
  policy: TriageSettings;
  change: (part: Partial<TriageSettings>) => void;
}

/** How many decisions our own model needs before it sets values by itself. */
export function LearningSettings({ policy: { learning }, change }: LearningSettingsProps) {
  const set = (part: Partial<TriageSettings["learning"]>) => change({ learning: { ...learning, ...part } });
  return (
    <div className="space-y-4">
      <NumberField
        label="Decided tickets"
        help="With fewer in all it only suggests."
        value={learning.leastLabels}
        min={1}
        max={20_000}
        onChange={(leastLabels) => set({ leastLabels })}
      />
      <NumberField
        label="In each category"
        help="A category with fewer is only suggested."
        value={learning.leastOfClass}
        min={1}
        max={1000}
        onChange={(leastOfClass) => set({ leastOfClass })}
      />
    </div>
  );
}
