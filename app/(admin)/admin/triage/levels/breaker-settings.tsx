"use client";
import { NumberField } from "@/app/_components/number-field";
import type { TriageSettings } from "@/lib/settings/input";

interface BreakerSettingsProps {
  policy: TriageSettings;
  change: (part: Partial<TriageSettings>) => void;
}

/** When a category that people keep too seldom is turned down. */
export function BreakerSettings({ policy: { breaker }, change }: BreakerSettingsProps) {
  const set = (part: Partial<TriageSettings["breaker"]>) => change({ breaker: { ...breaker, ...part } });
  return (
    <div className="space-y-4">
      <NumberField
        label="Target"
        unit="%"
        help="The share of values that people should keep."
        value={Math.round(breaker.target * 100)}
        min={0}
        max={100}
        onChange={(target) => set({ target: target / 100 })}
      />
      <NumberField
        label="Last decisions"
        help="How many of a category’s last decided values it looks at."
        value={breaker.window}
        min={5}
        max={1000}
        onChange={(window) => set({ window })}
      />
      <NumberField
        label="At least"
        help="With fewer decided values it does nothing."
        value={breaker.least}
        min={5}
        max={1000}
        onChange={(least) => set({ least })}
      />
    </div>
  );
}
