"use client";
import { Check } from "lucide-react";
import { useState } from "react";
import { LoadBar } from "@/app/_components/load-bar";
import { Time } from "@/app/_components/time";
import type { CatalogueNames } from "@/app/_features/names/names";
import { personName } from "@/app/tickets/[id]/_agent/timeline/person-name";
import { formatWhyNobody } from "@/lib/display-text/routing";
import type { ScoreboardLine } from "@/lib/domain/routing";
import type { TicketDetails } from "@/lib/tickets/queries";
import { formatCandidateRejection } from "./rejected-candidates";
import { Section } from "./section";

const FIRST_ROWS = 6;

/** How routing chose the assignee: the scoreboard lists all candidates and why each was chosen or not. */
export function Scoreboard({ ticket, names }: { ticket: TicketDetails; names: CatalogueNames }) {
  const [all, setAll] = useState(false);
  const { assignment, team } = ticket;
  if (!assignment) return null;
  const board = assignment.scoreboard ?? [];
  const shown = all ? board : board.slice(0, FIRST_ROWS);
  return (
    <Section
      title="Routing"
      end={
        <>
          {team ? `${team.name} team, ` : ""}
          <Time at={assignment.at} />
        </>
      }
    >
      {assignment.person === null && board.length > 0 ? (
        <p className="mb-2">
          {formatWhyNobody(board, new Date(assignment.at))} We’ll assign the ticket as soon as an agent can take it.
        </p>
      ) : null}
      {assignment.source === "person" ? (
        <p className="text-muted">
          Assigned to {assignment.person?.name} by {personName({ ticket, names }, ticket.provenance.assignee?.by)}.
        </p>
      ) : null}
      {board.length > 0 ? <Board candidates={shown} names={names} at={assignment.at} /> : null}
      {board.length > shown.length ? (
        <button type="button" className="btn btn-ghost btn-sm -ml-2.5 mt-1 text-muted" onClick={() => setAll(true)}>
          Show all {board.length}
        </button>
      ) : null}
    </Section>
  );
}

const COLUMNS = [
  ["Agent", "pl-5"],
  ["Skills", "w-11"],
  ["Open tickets", "w-24"],
  ["Outcome", "w-34 text-right"],
] as const;

function Board({ candidates, ...rest }: { candidates: readonly ScoreboardLine[]; names: CatalogueNames; at: string }) {
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <caption className="sr-only">Candidates</caption>
      <thead>
        <tr>
          {COLUMNS.map(([label, className]) => (
            <th key={label} scope="col" className={`pb-1 font-medium text-2xs text-faint ${className}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <BoardRow key={candidate.personId} candidate={candidate} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function BoardRow({ candidate, names, at }: { candidate: ScoreboardLine; names: CatalogueNames; at: string }) {
  const { name, covered, wanted, active, capacity, group, rejection } = candidate;
  const chosen = rejection === null;
  const full = active >= capacity;
  return (
    <tr className={`h-7 ${group === null ? "text-muted" : ""}`}>
      <th scope="row" className={`relative truncate pr-2 pl-5 ${chosen ? "font-semibold" : "font-normal"}`}>
        {chosen ? (
          <Check size={14} strokeWidth={2} aria-hidden="true" className="absolute top-1.5 left-0 text-primary" />
        ) : null}
        {name}
      </th>
      <td className="num text-xs">{wanted > 0 ? `${covered}/${wanted}` : "–"}</td>
      <td className={`text-xs ${full ? "text-high" : ""}`}>
        <span className="inline-flex items-center gap-1.5">
          <LoadBar share={capacity > 0 ? active / capacity : 1} width={32} />
          <span className="num">
            {active}/{capacity}
          </span>
        </span>
      </td>
      <td
        className={`truncate text-right text-xs ${chosen ? "font-semibold text-primary" : ""}`}
        title={formatCandidateRejection(candidate, names, at)}
      >
        {formatCandidateRejection(candidate, names, at, 1)}
      </td>
    </tr>
  );
}
