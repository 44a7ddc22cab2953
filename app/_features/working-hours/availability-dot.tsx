/** Filled: takes new tickets. Hollow: away. `full` in amber: has as many as allowed. The word stands beside it. */
export function AvailabilityDot({ away, full }: { away?: boolean; full?: boolean }) {
  const look = away ? "border-edge" : full ? "border-high bg-high" : "border-success bg-success";
  return <span className={`inline-block size-2 shrink-0 rounded-full border ${look}`} aria-hidden="true" />;
}
