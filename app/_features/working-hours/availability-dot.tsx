/** A green dot means available, a hollow one away, an amber one full. Show the text beside it for screen readers. */
export function AvailabilityDot({ away, full }: { away?: boolean; full?: boolean }) {
  const colour = away ? "border-edge" : full ? "border-high bg-high" : "border-success bg-success";
  return <span className={`inline-block size-2 shrink-0 rounded-full border ${colour}`} aria-hidden="true" />;
}
