/** Green: available. Hollow: away. Amber: at capacity. Decorative: show the text beside it. */
export function AvailabilityDot({ away, full }: { away?: boolean; full?: boolean }) {
  const colour = away ? "border-edge" : full ? "border-high bg-high" : "border-success bg-success";
  return <span className={`inline-block size-2 shrink-0 rounded-full border ${colour}`} aria-hidden="true" />;
}
