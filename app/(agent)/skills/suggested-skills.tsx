import { ActionButton } from "@/app/_components/action-button";
import { SourceIcon } from "@/app/_components/icons";
import type { Skill } from "@/lib/catalogue/views";

/** Skills that the AI found in tickets. They are not in the list until an admin accepts them. */
export function SuggestedSkills({ skills, isAdmin }: { skills: readonly Skill[]; isAdmin: boolean }) {
  return (
    <section aria-labelledby="suggested" className="m-4 rounded-md bg-ai-soft px-4 py-3">
      <h2 id="suggested" className="flex items-center gap-2 font-semibold">
        <SourceIcon source="ai" />
        Suggested skills
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
                  label="Accept"
                  busyLabel="Accepting"
                  ariaLabel={`Accept ${name}`}
                  done={`${name} accepted.`}
                />
                <ActionButton
                  method="DELETE"
                  path={`/api/skills/${id}`}
                  size="sm"
                  variant="ghost"
                  label="Dismiss"
                  busyLabel="Dismissing"
                  ariaLabel={`Dismiss ${name}`}
                  done={`${name} dismissed.`}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
