"use client";
import { percent } from "@/app/_ui/words";

/** From which confidence on the cautious level applies: moved in whole per cents. */
export function Threshold({ of, value, onChange }: { of: string; value: number; onChange: (value: number) => void }) {
  return (
    <label className="flex min-h-8 items-center gap-3 sm:max-w-120 pointer-coarse:min-h-11">
      <span className="text-muted">from</span>
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(value * 100)}
        aria-label={`${of}: threshold`}
        aria-valuetext={percent(value)}
        className="range range-xs min-w-24 flex-1 text-primary"
        onChange={({ target }) => onChange(Number(target.value) / 100)}
      />
      <span aria-hidden="true" className="num w-10 text-right font-semibold">
        {percent(value)}
      </span>
    </label>
  );
}
