import { Workload } from "@/app/_components/load-bar";
import { whyNotWords } from "@/app/tickets/[id]/_agent/sidebar/rejected-candidates";
import type { TeamRoute } from "@/lib/routing/catalogue/queries";

/** People shown before "and 4 more". */
const SHOWN = 6;

/** Who would get the next ticket of a team, in the order of the rule, and who can't have one now. */
export function RoutePreview({ route, anybody }: { route: TeamRoute; anybody: boolean }) {
  const own = route.next.filter(({ group }) => group !== "admin");
  const admins = route.next.filter(({ group }) => group === "admin");
  return (
    <section aria-label="Who would get the next ticket" className="rounded-md bg-base-200 px-3 py-2.5">
      <h3 className="sb-section-title">Who would get the next one</h3>
      {own.length === 0 ? (
        <p className="mt-1 text-warning">
          {anybody ? "Nobody at the desk" : "Nobody in the team"} can have a ticket now.{" "}
          {admins.length > 0 ? "An admin gets it." : "It waits until somebody can, and the admins are told."}
        </p>
      ) : null}
      <ol className="mt-1">
        {[...own, ...(own.length === 0 ? admins : [])].slice(0, SHOWN).map((line, at) => (
          <li key={line.personId} className="flex min-h-7 items-center gap-2">
            <span className="num w-4 text-faint text-xs">{at + 1}</span>
            <span className="min-w-0 flex-1 truncate">
              {line.name}
              {line.group === "lead" ? <span className="text-muted"> lead, asked later</span> : null}
              {line.group === "admin" ? <span className="text-muted"> admin</span> : null}
            </span>
            <span className="text-xs">
              <Workload active={line.active} capacity={line.capacity} width={36} />
            </span>
          </li>
        ))}
      </ol>
      {own.length > SHOWN ? <p className="text-muted text-xs">and {own.length - SHOWN} more</p> : null}
      {route.barred.length > 0 && !anybody ? (
        <p className="mt-1 text-muted text-xs">
          Not now:{" "}
          {route.barred
            .slice(0, SHOWN)
            .map((line) => `${line.name} (${whyNotWords(line, { skills: [] }, route.at)})`)
            .join(", ")}
          {route.barred.length > SHOWN ? ` and ${route.barred.length - SHOWN} more` : ""}
        </p>
      ) : null}
      <p className="mt-1 text-muted text-xs">Of a ticket that names skills, members who have any come first.</p>
    </section>
  );
}
