import { Workload } from "@/app/_components/load-bar";
import { formatCandidateRejection } from "@/app/tickets/[id]/_agent/sidebar/rejected-candidates";
import type { TeamRoute } from "@/lib/routing/catalogue/queries";

const MAX_NAMES = 6;

/** The people who can take a team's next ticket, the best first, and the members who can't take one now. */
export function RoutePreview({ route, hasTeam }: { route: TeamRoute; hasTeam: boolean }) {
  const members = route.next.filter(({ group }) => group !== "admin");
  const admins = route.next.filter(({ group }) => group === "admin");
  return (
    <section aria-label="Who would get the next ticket" className="rounded-md bg-base-200 px-3 py-2.5">
      <h3 className="sb-section-title">Next in line</h3>
      {members.length === 0 ? (
        <p className="mt-1 text-warning">
          {hasTeam ? "No team member can take a ticket now." : "No agent can take a ticket now."}{" "}
          {admins.length > 0 ? "An admin gets it." : "It stays unassigned, and we notify the admins."}
        </p>
      ) : null}
      <ol className="mt-1">
        {(members.length > 0 ? members : admins).slice(0, MAX_NAMES).map((candidate, index) => (
          <li key={candidate.personId} className="flex min-h-7 items-center gap-2">
            <span className="num w-4 text-faint text-xs">{index + 1}</span>
            <span className="min-w-0 flex-1 truncate">
              {candidate.name}
              {candidate.group === "lead" ? <span className="text-muted"> team lead, used last</span> : null}
              {candidate.group === "admin" ? <span className="text-muted"> admin</span> : null}
            </span>
            <span className="text-xs">
              <Workload active={candidate.active} capacity={candidate.capacity} width={36} />
            </span>
          </li>
        ))}
      </ol>
      {members.length > MAX_NAMES ? <p className="text-muted text-xs">and {members.length - MAX_NAMES} more</p> : null}
      {route.barred.length > 0 && hasTeam ? (
        <p className="mt-1 text-muted text-xs">
          Unavailable:{" "}
          {route.barred
            .slice(0, MAX_NAMES)
            .map((candidate) => `${candidate.name} (${formatCandidateRejection(candidate, { skills: [] }, route.at)})`)
            .join(", ")}
          {route.barred.length > MAX_NAMES ? ` and ${route.barred.length - MAX_NAMES} more` : ""}
        </p>
      ) : null}
      <p className="mt-1 text-muted text-xs">If a ticket needs skills, members who have them come first.</p>
    </section>
  );
}
