/** A key cap, hidden on touch screens and from screen readers. Use `on` inside a filled button. */
export function Kbd({ children, on }: { children: string; on?: boolean }) {
  return (
    <span className={`kb pointer-coarse:hidden ${on ? "kb-on" : ""}`} aria-hidden="true">
      {children}
    </span>
  );
}
