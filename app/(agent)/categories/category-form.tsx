"use client";
import { type FormEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ConfirmButton } from "@/app/_components/confirm-button";
import { TextArea, TextField } from "@/app/_components/field";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import { TryButton } from "@/app/_features/dry-run/try-button";
import { ResourceForm } from "@/app/_features/resources/resource-form";
import { useResourceForm } from "@/app/_features/resources/use-resource";
import { CreateCategoryInput, UpdateCategoryInput } from "@/lib/catalogue/input";
import type { Category } from "@/lib/catalogue/views";
import type { TeamRoute } from "@/lib/routing/catalogue/queries";
import { ApprovalStepsField, useApprovalSteps } from "./approval-steps-field";
import { RoutePreview } from "./route-preview";

interface CategoryFormProps {
  category: Category | null;
  teams: { id: string; name: string }[];
  /** Who gets the next ticket of each team, by team id; "": no team. */
  routes: Record<string, TeamRoute>;
  closeHref: string;
}

/** Creates or changes a category. The AI classifies tickets by the description. */
export function CategoryForm({ category, teams, routes, closeHref }: CategoryFormProps) {
  const [keywords, setKeywords] = useState(category?.keywords ?? []);
  const steps = useApprovalSteps(category?.approvalSteps ?? []);
  const form = useResourceForm({
    path: "/api/categories",
    item: category,
    closeHref,
    schema: { create: CreateCategoryInput, update: UpdateCategoryInput },
    start: { name: category?.name ?? "", description: category?.description ?? "", teamId: category?.team?.id ?? "" },
    wanted: ({ name, description, teamId }) => ({
      name: name.trim(),
      description: description.trim(),
      keywords,
      teamId: teamId || null,
      approvalSteps: steps.value,
    }),
    before: { ...category, teamId: category?.team?.id ?? null, approvalSteps: steps.initial },
    refused: steps.onError,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    steps.validate();
    form.submit(event);
  };
  const { teamId } = form.values;
  const route = routes[teamId];
  return (
    <ResourceForm
      form={{ ...form, submit }}
      submitLabel={category ? "Save" : "Add category"}
      closeHref={closeHref}
      end={category ? <EndButton category={category} retire={() => form.remove(`${category.name} retired.`)} /> : null}
    >
      <TextField label="Name" autoComplete="off" {...form.field("name")} />
      <TextArea
        label="Description"
        help="What belongs here and what doesn’t. The AI classifies tickets by this text."
        rows={6}
        {...form.field("description")}
      />
      <SelectField
        label="Team"
        help="The team that gets tickets of this category."
        empty="No team (any agent)"
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field("teamId")}
      />
      {route ? <RoutePreview route={route} hasTeam={teamId !== ""} /> : null}
      {category && !category.retiredAt ? (
        <TryButton
          about={`${category.name} assigned to ${teams.find(({ id }) => id === teamId)?.name ?? "any agent"}`}
          changes={
            teamId === (category.team?.id ?? "") ? null : { categories: [{ id: category.id, teamId: teamId || null }] }
          }
          unchanged="Choose another team first."
        />
      ) : null}
      <ApprovalStepsField drafts={steps.drafts} problems={steps.problems} teams={teams} onChange={steps.change} />
      <TagInput
        label="Keywords"
        adds="Add a keyword"
        help="The keyword rules look for these words, as whole words, in new tickets."
        values={keywords}
        onChange={setKeywords}
      />
    </ResourceForm>
  );
}

function EndButton({ category, retire }: { category: Category; retire: () => Promise<void> }) {
  if (category.retiredAt) {
    return (
      <span className="ml-auto">
        <ActionButton
          method="PATCH"
          path={`/api/categories/${category.id}`}
          body={{ retired: false }}
          label="Restore"
          busyLabel="Restoring"
          done={`${category.name} restored.`}
        />
      </span>
    );
  }
  return (
    <ConfirmButton
      label="Retire"
      busyLabel="Retiring"
      title={`Retire ${category.name}?`}
      about="New tickets can’t get this category; tickets that have it keep it. A category without tickets is deleted."
      onConfirm={retire}
    />
  );
}
