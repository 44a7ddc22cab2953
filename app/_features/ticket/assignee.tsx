import { Avatar, Unassigned } from "@/app/_components/avatar";
import { firstName } from "@/lib/display-text/labels";

/** Who has a ticket: initials and first name, or the dashed ring. `bare` leaves the name to screen readers. */
export function Assignee({
  person,
  bare,
  size = 20,
}: {
  person: { id: string; name: string } | null;
  bare?: boolean;
  size?: number;
}) {
  if (!person) return <Unassigned size={size} bare={bare} />;
  return (
    <span className="inline-flex min-w-0 items-center gap-2" title={person.name}>
      <Avatar person={person} size={size} />
      <span className={bare ? "sr-only" : "truncate"}>{bare ? person.name : firstName(person.name)}</span>
    </span>
  );
}
