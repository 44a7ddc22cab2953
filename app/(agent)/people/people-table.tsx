import Link from "next/link";
import { Fragment } from "react";
import { Avatar } from "@/app/_components/avatar";
import { Badge } from "@/app/_components/chip";
import { Workload } from "@/app/_components/load-bar";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import { type CatalogueNames, skillName } from "@/app/_features/names/names";
import { AvailabilityDot } from "@/app/_features/working-hours/availability-dot";
import { ROLE_LABELS, upperFirst } from "@/lib/display-text/labels";
import type { Person } from "@/lib/people/queries";
import { type PeopleState, peopleHref } from "./people-query";

const AGENT_COLUMNS: readonly Column[] = [
  { key: "name", head: "Name" },
  { key: "teams", head: "Teams", from: "lg" },
  { key: "skills", head: "Skills", from: "lg" },
  { key: "load", head: "Open tickets", from: "sm" },
  { key: "availability", head: "Availability" },
];
const OTHER_COLUMNS: readonly Column[] = [
  { key: "name", head: "Name" },
  { key: "role", head: "Role", from: "sm" },
  { key: "open", head: "Open tickets", right: true },
  { key: "all", head: "All tickets", right: true, from: "sm" },
  { key: "since", head: "Since", right: true, from: "md" },
];

const MAX_SKILLS = 2;

type PeopleTableProps = { people: readonly Person[]; names: CatalogueNames; state: PeopleState };

export function PeopleTable({ people, names, state }: PeopleTableProps) {
  const isAgents = state.tab === "desk";
  return (
    <Table caption="People" columns={isAgents ? AGENT_COLUMNS : OTHER_COLUMNS}>
      {people.map((person) => (
        <Row key={person.id} chosen={person.id === state.person}>
          <Cell name>
            <PersonLink person={person} href={peopleHref(state, { person: person.id })} />
          </Cell>
          {isAgents ? <AgentCells person={person} names={names} /> : <OtherCells person={person} />}
        </Row>
      ))}
    </Table>
  );
}

function PersonLink({ person, href }: { person: Person; href: string }) {
  return (
    <Link href={href} scroll={false} className="flex items-center gap-3 rounded-sm">
      <Avatar person={person} size={28} />
      <span className="min-w-0">
        <span className={`flex items-center gap-2 font-semibold ${person.deactivatedAt ? "text-muted" : ""}`}>
          <span className="truncate">{person.name}</span>
          {person.role === "admin" ? <Badge>Admin</Badge> : null}
        </span>
        <span className="block truncate text-muted text-xs">{person.email}</span>
      </span>
    </Link>
  );
}

function AgentCells({ person, names }: { person: Person; names: CatalogueNames }) {
  const shown = person.skills.slice(0, MAX_SKILLS).map((slug) => skillName(names, slug));
  const more = person.skills.length - shown.length;
  return (
    <>
      <Cell from="lg">
        {person.teams.length === 0 ? <span className="text-faint">–</span> : null}
        {person.teams.map(({ id, name, lead }, index) => (
          <Fragment key={id}>
            {index > 0 ? ", " : ""}
            <span className="whitespace-nowrap">
              {name}
              {lead ? <span className="text-muted"> lead</span> : null}
            </span>
          </Fragment>
        ))}
      </Cell>
      <Cell from="lg">
        <span className="text-muted">
          {shown.join(", ") || "–"}
          {more > 0 ? ` +${more}` : ""}
        </span>
      </Cell>
      <Cell from="sm">
        <Workload active={person.activeTickets} capacity={person.capacity} />
      </Cell>
      <Cell>
        <Availability person={person} />
      </Cell>
    </>
  );
}

function Availability({ person }: { person: Person }) {
  const { deactivatedAt, mustChangePassword, absence, activeTickets, capacity, createdAt } = person;
  if (deactivatedAt) return <span className="text-muted">Deactivated</span>;
  if (mustChangePassword) {
    return (
      <span className="whitespace-nowrap">
        Invited <Time at={createdAt.toISOString()} style="day" />
      </span>
    );
  }
  const full = activeTickets >= capacity;
  return (
    <span className="inline-flex items-baseline gap-2">
      <AvailabilityDot away={absence !== null} full={full} />
      {absence ? upperFirst(absence.why) : full ? "At capacity" : "Available"}
    </span>
  );
}

function OtherCells({ person }: { person: Person }) {
  return (
    <>
      <Cell from="sm">{ROLE_LABELS[person.role]}</Cell>
      <Cell right>{person.openTickets}</Cell>
      <Cell right from="sm">
        {person.ticketCount}
      </Cell>
      <Cell right from="md">
        <Time at={person.createdAt.toISOString()} style="day" />
      </Cell>
    </>
  );
}
