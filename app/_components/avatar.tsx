import { hueOf, initialsOf } from "./person-colour";

/** A circle with a person's initials. Screen readers ignore it, so show the name too. */
export function Avatar({ person, size = 24 }: { person: { id: string; name: string }; size?: number }) {
  return (
    <span
      className="av"
      aria-hidden="true"
      style={{
        width: size,
        height: size,
        fontSize: Math.max(9, Math.round(size * 0.36)),
        ["--hue" as string]: hueOf(person.id),
      }}
    >
      {initialsOf(person.name)}
    </span>
  );
}

/** A dashed ring and the word "Unassigned", for a ticket without an assignee. `bare` hides the word on screen. */
export function Unassigned({ size = 20, bare }: { size?: number; bare?: boolean }) {
  return (
    <span
      className="inline-flex items-center gap-2 whitespace-nowrap text-muted"
      title={bare ? "Unassigned" : undefined}
    >
      <span className="av av-none" aria-hidden="true" style={{ width: size, height: size }} />
      <span className={bare ? "sr-only" : undefined}>Unassigned</span>
    </span>
  );
}
