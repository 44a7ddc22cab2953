/** Blocks of the final size while something loads, shown after 150 ms. `rows` are list rows. */
export function Skeleton({ rows = 6, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div className="late" role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: identical blocks that never move
          key={row}
          className="flex items-center gap-4 border-line border-t px-4"
          style={{ height: "var(--sb-row)" }}
          aria-hidden="true"
        >
          <span className="skel h-2.5 w-16" />
          <span className="skel h-2.5" style={{ width: `${34 + ((row * 17) % 28)}%` }} />
          <span className="skel ml-auto h-2.5 w-14" />
        </div>
      ))}
    </div>
  );
}

/** One block: a figure, a line, a picture. */
export function SkeletonBlock({ width, height = 12 }: { width: number | string; height?: number | string }) {
  return <span className="skel late block" aria-hidden="true" style={{ width, height }} />;
}
