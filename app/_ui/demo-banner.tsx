/** Over every page of a demo. Its height is the layout's `--banner`. */
export function DemoBanner() {
  return (
    <aside
      aria-label="About this demo"
      className="flex h-7 items-center justify-center overflow-hidden bg-warn-soft px-4 text-warning text-xs"
    >
      <p className="truncate">
        A demo: people and tickets are made up<span className="hidden sm:inline">. Don’t put anything real in</span>.
      </p>
    </aside>
  );
}
