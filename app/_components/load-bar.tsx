/** A thin progress bar for a share from 0 to 1. Screen readers ignore it, so show the number too. */
export function LoadBar({ share, width }: { share: number; width: number | string }) {
  const filled = Math.min(1, Math.max(0, share));
  return (
    <span className="sb-load-bar shrink-0" aria-hidden="true" style={{ width }}>
      <i style={{ width: `${filled * 100}%` }} />
    </span>
  );
}

/** A person's open tickets, for which `capacity` is the maximum: a bar and "3 of 8". */
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
