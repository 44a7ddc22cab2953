"use client";
import { type ReactNode, useState } from "react";
import { TextField } from "@/app/_components/field";
import { TagInput } from "@/app/_components/tag-input";
import { ResourceForm } from "@/app/_features/resources/resource-form";
import { useResourceForm } from "@/app/_features/resources/use-resource";
import { CreateSkillInput, UpdateSkillInput } from "@/lib/catalogue/input";
import type { Skill } from "@/lib/catalogue/views";

type SkillFormProps = { skill: Skill | null; closeHref: string; children?: ReactNode };

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
      submitLabel={skill ? "Save" : "Add skill"}
      closeHref={closeHref}
      removal={
        skill && {
          title: `Delete ${skill.name}?`,
          about: "Everyone who has this skill loses it. Tickets that need it keep its name.",
          onConfirm: () => form.remove(`${skill.name} deleted.`),
        }
      }
    >
      <TextField label="Name" autoComplete="off" {...form.field("name")} />
      <TagInput
        label="Synonyms"
        adds="Add a synonym"
        help="“JS” and “javascript” are the same skill. Only whole words match."
        values={aliases}
        onChange={setAliases}
      />
      {children}
    </ResourceForm>
  );
}
