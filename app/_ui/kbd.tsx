/** A key cap, drawn where the key acts. `on` sits inside a filled button. */
export function Kbd({ children, on }: { children: string; on?: boolean }) {
  return (
    <kbd className={on ? "kb kb-on font-sans" : "kb font-sans"} aria-hidden="true">
      {children}
    </kbd>
  );
}
