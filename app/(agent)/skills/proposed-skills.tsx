import { ActionButton } from "@/app/_components/action-button";
import { SourceIcon } from "@/app/_components/icons";
import type { Skill } from "@/lib/catalogue/views";

/** Skills that tickets named and the list lacks; an admin takes them in or sends them away. */
export function ProposedSkills({ skills, isAdmin }: { skills: readonly Skill[]; isAdmin: boolean }) {
  return (
    <section aria-labelledby="proposed" className="m-4 rounded-md bg-ai-soft px-4 py-3">
      <h2 id="proposed" className="flex items-center gap-2 font-semibold">
        <SourceIcon source="ai" />
        Named in tickets, not on the list yet
      </h2>
      <ul className="mt-1">
        {skills.map(({ id, name, slug }) => (
          <li key={id} className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1">
            <span className="sb-source sb-source-ai">{name}</span>
            {name.toLowerCase() === slug ? null : <span className="text-muted text-xs">{slug}</span>}
            {isAdmin ? (
              <span className="ml-auto flex gap-2">
                <ActionButton
                  method="PATCH"
                  path={`/api/skills/${id}`}
                  body={{ state: "active" }}
                  size="sm"
                  verb="Accept"
                  busyWord="Accepting"
                  label={`Accept ${name}`}
                  done={`${name} is a skill now.`}
                />
                <ActionButton
                  method="DELETE"
                  path={`/api/skills/${id}`}
                  size="sm"
                  look="ghost"
                  verb="Dismiss"
                  busyWord="Dismissing"
                  label={`Dismiss ${name}`}
                  done={`${name} is dismissed.`}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
