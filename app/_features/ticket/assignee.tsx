import { Avatar, Unassigned } from "@/app/_components/avatar";
import { firstName } from "@/lib/display-text/labels";

type AssigneeProps = { person: { id: string; name: string } | null; bare?: boolean; size?: number };

/** The assignee's initials and first name; a dashed ring for none. With `bare`, only screen readers get the name. */
export function Assignee({ person, bare, size = 20 }: AssigneeProps) {
  if (!person) return <Unassigned size={size} bare={bare} />;
  return (
    <span className="inline-flex min-w-0 items-center gap-2" title={person.name}>
      <Avatar person={person} size={size} />
      <span className={bare ? "sr-only" : "truncate"}>{bare ? person.name : firstName(person.name)}</span>
    </span>
  );
}
