"use client";
import { type ReactNode, useState } from "react";
import { TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { useForm } from "@/app/_ui/use-form";
import { CreateSkillInput, UpdateSkillInput } from "@/lib/catalogue/input";
import type { Skill } from "@/lib/catalogue/views";
import { changedOnly } from "../_parts/catalogue-query";
import { ChipsField } from "../_parts/chips-field";
import { ConfirmButton } from "../_parts/confirm-button";
import { PaneFoot } from "../_parts/pane-foot";
import { useCatalogueRow } from "../_parts/use-catalogue-row";

interface SkillFormProps {
  /** Null for a new one. */
  skill: Skill | null;
  closeHref: string;
  /** What is said elsewhere, drawn by the server. */
  children?: ReactNode;
}

/** A skill's name and the other ways in which people write it. */
export function SkillForm({ skill, closeHref, children }: SkillFormProps) {
  const row = useCatalogueRow({ path: "/api/skills", id: skill?.id, closeHref });
  const [aliases, setAliases] = useState(skill?.aliases ?? []);
  const form = useForm({
    schema: skill ? UpdateSkillInput : CreateSkillInput,
    start: { name: skill?.name ?? "" },
    shape({ name }) {
      const wanted = { name: name.trim(), aliases };
      return skill ? changedOnly({ ...skill }, wanted) : wanted;
    },
    send: row.save,
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <ProblemNotice problem={form.problem} />
        <TextField label="Name" autoComplete="off" {...form.field("name")} />
        <ChipsField
          label="Also written"
          adds="Add a spelling"
          help="“JS” and “javascript” are one skill. Only whole words match."
          values={aliases}
          onChange={setAliases}
        />
        {children}
      </div>
      <PaneFoot
        busy={form.busy}
        verb={skill ? "Save" : "Add skill"}
        busyWord="Saving"
        closeHref={closeHref}
        end={
          skill ? (
            <ConfirmButton
              verb="Delete"
              busyWord="Deleting"
              title={`Delete ${skill.name}?`}
              about="It is taken from everybody who has it. Tickets that name it keep the word."
              act={() => row.remove(`${skill.name} is deleted.`)}
            />
          ) : null
        }
      />
    </form>
  );
}
