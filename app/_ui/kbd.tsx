/** A key cap, drawn where the key acts and not read out. `on` sits inside a filled button. */
export function Kbd({ children, on }: { children: string; on?: boolean }) {
  return (
    <span className={on ? "kb kb-on" : "kb"} aria-hidden="true">
      {children}
    </span>
  );
}
