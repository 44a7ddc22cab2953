/** A 4 px progress bar in the current text colour. Decorative: show the number beside it. */
export function LoadBar({ share, width = 34 }: { share: number; width?: number | string }) {
  const filled = Math.min(1, Math.max(0, share));
  return (
    <span className="sb-load-bar shrink-0" aria-hidden="true" style={{ width }}>
      <i style={{ width: `${filled * 100}%` }} />
    </span>
  );
}

export function Workload({ active, capacity, width = 46 }: { active: number; capacity: number; width?: number }) {
  const full = active >= capacity;
  return (
    <span className={`inline-flex items-center gap-2 ${full ? "text-high" : "text-muted"}`}>
      <LoadBar share={capacity > 0 ? active / capacity : 1} width={width} />
      <span className="num whitespace-nowrap">
        {active} of {capacity}
      </span>
    </span>
  );
}
