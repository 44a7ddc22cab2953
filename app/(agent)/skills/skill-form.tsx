"use client";
import { type ReactNode, useState } from "react";
import { TextField } from "@/app/_components/field";
import { TagInput } from "@/app/_components/tag-input";
import { ResourceForm } from "@/app/_features/resources/resource-form";
import { useResourceForm } from "@/app/_features/resources/use-resource";
import { CreateSkillInput, UpdateSkillInput } from "@/lib/catalogue/input";
import type { Skill } from "@/lib/catalogue/views";

interface SkillFormProps {
  /** Null for a new one. */
  skill: Skill | null;
  closeHref: string;
  /** What is said elsewhere, drawn by the server. */
  children?: ReactNode;
}

/** A skill's name and the other ways in which people write it. */
export function SkillForm({ skill, closeHref, children }: SkillFormProps) {
  const [aliases, setAliases] = useState(skill?.aliases ?? []);
  const form = useResourceForm({
    path: "/api/skills",
    item: skill,
    closeHref,
    schema: { create: CreateSkillInput, update: UpdateSkillInput },
    start: { name: skill?.name ?? "" },
    wanted: ({ name }) => ({ name: name.trim(), aliases }),
  });
  return (
    <ResourceForm
      form={form}
      verb={skill ? "Save" : "Add skill"}
      closeHref={closeHref}
      removal={
        skill && {
          title: `Delete ${skill.name}?`,
          about: "It is taken from everybody who has it. Tickets that name it keep the word.",
          act: () => form.remove(`${skill.name} is deleted.`),
        }
      }
    >
      <TextField label="Name" autoComplete="off" {...form.field("name")} />
      <TagInput
        label="Also written"
        adds="Add a spelling"
        help="“JS” and “javascript” are one skill. Only whole words match."
        values={aliases}
        onChange={setAliases}
      />
      {children}
    </ResourceForm>
  );
}
