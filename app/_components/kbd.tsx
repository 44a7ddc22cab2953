/** A keyboard shortcut, drawn as a key. Hidden on touch screens and from screen readers. `on`: for dark backgrounds. */
export function Kbd({ children, on }: { children: string; on?: boolean }) {
  return (
    <span className={`kb pointer-coarse:hidden ${on ? "kb-on" : ""}`} aria-hidden="true">
      {children}
    </span>
  );
}
