"use client";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { PriorityIcon } from "@/app/_components/icons";
import { Menu, MenuChoice } from "@/app/_components/menu";
import { formatList, skillName } from "@/app/_features/names/names";
import { changeCategory, changePriority, changeSkills, RERUN_TRIAGE } from "@/app/tickets/[id]/_agent/mutations";
import type { SidebarProps } from "@/app/tickets/[id]/_agent/types";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import { isActive, isTriaging, PRIORITIES, type Priority } from "@/lib/domain/ticket";
import { ChangeButton, ClassificationRow } from "./classification-row";
import { classifiedField } from "./classified-field";

export function ClassificationSection({ state, names, actor, onDialog }: SidebarProps) {
  const { ticket, change, pending } = state;
  const [menu, setMenu] = useState<"category" | "priority" | null>(null);
  const [category, priority, skills] = (["category", "priority", "skills"] as const).map((key) =>
    classifiedField(key, ticket, names),
  );
  const proposed = ticket.triage.triageResult?.proposedSkills ?? [];
  const choices = names.categories.filter(({ slug, retired }) => !retired || slug === ticket.category?.slug);
  const isKnownSkill = (slug: string) => names.skills.some((skill) => skill.slug === slug && !skill.proposed);
  const menuProps = (field: "category" | "priority") => {
    const onOpenChange = (open: boolean) => setMenu(open ? field : null);
    return { align: "start", open: menu === field, onOpenChange } as const;
  };
  return (
    <section aria-labelledby="classification" className="py-2">
      <div className="flex min-h-8 items-center px-5">
        <h2 id="classification" className="sb-section-title">
          Classification
        </h2>
        <span className="ml-auto">
          {isActive(ticket.status) ? (
            <Button
              size="sm"
              variant="ghost"
              className="-mr-2.5 font-normal text-muted"
              icon={<RefreshCw size={13} strokeWidth={1.75} aria-hidden="true" />}
              busy={isTriaging(ticket.triage.state) || pending === RERUN_TRIAGE}
              busyLabel="Processing"
              onClick={() => change(RERUN_TRIAGE)}
            >
              Re-run AI
            </Button>
          ) : null}
        </span>
      </div>
      <dl>
        <ClassificationRow
          field={category!}
          label="Category"
          pending={pending}
          onChange={() => setMenu("category")}
          onKeep={() => ticket.category && change(changeCategory(ticket.category.slug, names))}
          onUsePrediction={(value) => change(changeCategory(String(value), names))}
          changeButton={
            <Menu {...menuProps("category")} label="Category" trigger={<ChangeButton label="Change the category" />}>
              <MenuChoice
                label="Category"
                value={ticket.category?.slug ?? ""}
                options={choices.map(({ slug, name }) => ({ value: slug, label: name }))}
                onChange={(slug) => change(changeCategory(slug, names))}
              />
            </Menu>
          }
        />
        <ClassificationRow
          field={priority!}
          label="Priority"
          pending={pending}
          icon={<PriorityIcon priority={ticket.priority} />}
          display={<span className={TONES[ticket.priority]}>{PRIORITY_LABELS[ticket.priority]}</span>}
          onChange={() => setMenu("priority")}
          onKeep={() => change(changePriority(ticket.priority))}
          onUsePrediction={(value) => change(changePriority(value as Priority))}
          changeButton={
            <Menu {...menuProps("priority")} label="Priority" trigger={<ChangeButton label="Change the priority" />}>
              <MenuChoice<Priority>
                label="Priority"
                value={ticket.priority}
                options={PRIORITIES.toReversed().map((value) => ({
                  value,
                  label: PRIORITY_LABELS[value],
                  icon: <PriorityIcon priority={value} />,
                }))}
                onChange={(value) => change(changePriority(value))}
              />
            </Menu>
          }
        />
        <ClassificationRow
          field={skills!}
          label="Skills"
          pending={pending}
          display={
            <span className="inline-flex flex-wrap gap-x-2.5 gap-y-1">
              {ticket.skills.map((slug) => (
                <span key={slug} className={`sb-source sb-source-${skills!.source}`}>
                  {skillName(names, slug)}
                </span>
              ))}
            </span>
          }
          onChange={() => onDialog("skills")}
          onKeep={() => change(changeSkills(ticket.skills, names))}
          onUsePrediction={(value) => change(changeSkills((value as string[]).filter(isKnownSkill), names))}
          changeButton={<ChangeButton label="Change the skills" onClick={() => onDialog("skills")} />}
        />
      </dl>
      {proposed.length > 0 ? (
        <p className="px-5 pt-1 pb-1 pl-[calc(1.25rem+5rem)] text-muted text-xs">
          Suggested skills: <span className="sb-source sb-source-ai">{formatList(proposed)}</span>
          {actor.role === "admin" ? (
            <>
              .{" "}
              <a className="link-in" href="/skills">
                Review
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
