"use client";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { PriorityGlyph } from "@/app/_ui/glyphs";
import { Menu, MenuChoice } from "@/app/_ui/menu";
import { PRIORITY_WORDS } from "@/app/_ui/words";
import { isActive, isBeingRead, PRIORITIES, type Priority } from "@/lib/domain/ticket";
import { listWords, skillName } from "../_parts/desk-names";
import { READ_AGAIN, setCategory, setPriority, setSkills } from "./changes";
import { sortedField } from "./sorted-field";
import { ChangeMark, SortedRow } from "./sorted-row";
import type { RailProps } from "./types";

/** Category, priority and skills, each with who says so, how sure, and the requester's words it rests on. */
export function Sorting({ state, names, actor, onSheet }: RailProps) {
  const { ticket, change, pending } = state;
  const [menu, setMenu] = useState<"category" | "priority" | null>(null);
  const [category, priority, skills] = (["category", "priority", "skills"] as const).map((key) =>
    sortedField(key, ticket, names),
  );
  const proposed = ticket.triage.verdict?.proposedSkills ?? [];
  const choices = names.categories.filter(({ slug, retired }) => !retired || slug === ticket.category?.slug);
  return (
    <section aria-labelledby="sorting" className="py-2">
      <div className="flex min-h-8 items-center px-5">
        <h2 id="sorting" className="sect">
          Sorting
        </h2>
        <span className="ml-auto">
          {isActive(ticket.status) ? (
            <Button
              size="sm"
              look="ghost"
              className="-mr-2.5 font-normal text-muted"
              icon={<RefreshCw size={13} strokeWidth={1.75} aria-hidden="true" />}
              busy={isBeingRead(ticket.triage.state) || pending === READ_AGAIN}
              busyWord="Reading"
              onClick={() => change(READ_AGAIN)}
            >
              Read again
            </Button>
          ) : null}
        </span>
      </div>
      <dl>
        <SortedRow
          field={category!}
          label="Category"
          pending={pending}
          onChange={() => setMenu("category")}
          onKeep={() => ticket.category && change(setCategory(ticket.category.slug, names))}
          onTake={(value) => change(setCategory(String(value), names))}
          mark={
            <Menu
              label="Category"
              align="start"
              open={menu === "category"}
              onOpenChange={(open) => setMenu(open ? "category" : null)}
              trigger={<ChangeMark label="Change the category" />}
            >
              <MenuChoice
                label="Category"
                value={ticket.category?.slug ?? ""}
                options={choices.map(({ slug, name }) => ({ value: slug, label: name }))}
                onChange={(slug) => change(setCategory(slug, names))}
              />
            </Menu>
          }
        />
        <SortedRow
          field={priority!}
          label="Priority"
          pending={pending}
          glyph={<PriorityGlyph priority={ticket.priority} />}
          drawn={<span className={TONES[ticket.priority]}>{PRIORITY_WORDS[ticket.priority]}</span>}
          onChange={() => setMenu("priority")}
          onKeep={() => change(setPriority(ticket.priority))}
          onTake={(value) => change(setPriority(value as Priority))}
          mark={
            <Menu
              label="Priority"
              align="start"
              open={menu === "priority"}
              onOpenChange={(open) => setMenu(open ? "priority" : null)}
              trigger={<ChangeMark label="Change the priority" />}
            >
              <MenuChoice<Priority>
                label="Priority"
                value={ticket.priority}
                options={PRIORITIES.toReversed().map((value) => ({
                  value,
                  label: PRIORITY_WORDS[value],
                  icon: <PriorityGlyph priority={value} />,
                }))}
                onChange={(value) => change(setPriority(value))}
              />
            </Menu>
          }
        />
        <SortedRow
          field={skills!}
          label="Skills"
          pending={pending}
          drawn={
            <span className="inline-flex flex-wrap gap-x-2.5 gap-y-1">
              {ticket.skills.map((slug) => (
                <span key={slug} className={`src src-${skills!.source}`}>
                  {skillName(names, slug)}
                </span>
              ))}
            </span>
          }
          onChange={() => onSheet("skills")}
          onKeep={() => change(setSkills(ticket.skills, names))}
          onTake={(value) =>
            change(
              setSkills(
                (value as string[]).filter((slug) => isKnown(slug, names)),
                names,
              ),
            )
          }
          mark={<ChangeMark label="Change the skills" onClick={() => onSheet("skills")} />}
        />
      </dl>
      {proposed.length > 0 ? (
        <p className="px-5 pt-1 pb-1 pl-[calc(1.25rem+5rem)] text-muted text-xs">
          Also named, but not on the list of skills:{" "}
          <span className="src src-ai">{listWords(proposed.map((slug) => slug))}</span>
          {actor.role === "admin" ? (
            <>
              .{" "}
              <a className="link-in" href="/skills">
                Look at them
              </a>
            </>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

const TONES: Record<Priority, string> = {
  low: "",
  medium: "",
  high: "font-semibold text-high",
  critical: "font-semibold text-critical",
};

function isKnown(slug: string, names: RailProps["names"]): boolean {
  return names.skills.some((skill) => skill.slug === slug && !skill.proposed);
}
