/** A key cap, drawn where the key acts (not under a thumb) and not read out. `on` sits inside a filled button. */
export function Kbd({ children, on }: { children: string; on?: boolean }) {
  return (
    <span className={`kb pointer-coarse:hidden ${on ? "kb-on" : ""}`} aria-hidden="true">
      {children}
    </span>
  );
}
