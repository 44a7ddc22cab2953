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
import { ApprovalStepsField } from "./approval-steps-field";
import { RoutePreview } from "./route-preview";
import { useApprovalSteps } from "./use-approval-steps";

interface CategoryFormProps {
  /** Null for a new one. */
  category: Category | null;
  teams: { id: string; name: string }[];
  /** Where each team's tickets go now, by its id; "" where there is no team. */
  routes: Record<string, TeamRoute>;
  closeHref: string;
}

/** A category's words and its team. The description is what readers of tickets decide by. */
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
    before: { ...category, teamId: category?.team?.id ?? null, approvalSteps: steps.stood },
    refused: steps.refused,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    steps.check();
    form.submit(event);
  };
  const { teamId } = form.values;
  const route = routes[teamId];
  return (
    <ResourceForm
      form={{ ...form, submit }}
      verb={category ? "Save" : "Add category"}
      closeHref={closeHref}
      end={category ? <End category={category} retire={() => form.remove(`${category.name} is retired.`)} /> : null}
    >
      <TextField label="Name" autoComplete="off" {...form.field("name")} />
      <TextArea
        label="Description"
        help="What belongs here and what does not: the model decides by these words."
        rows={6}
        {...form.field("description")}
      />
      <SelectField
        label="Team"
        help="Whose members get its tickets."
        empty="No team: anybody"
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field("teamId")}
      />
      {route ? <RoutePreview route={route} anybody={!teamId} /> : null}
      {category && !category.retiredAt ? (
        <TryButton
          about={`${category.name} going to ${teams.find(({ id }) => id === teamId)?.name ?? "anybody"}`}
          changes={
            teamId === (category.team?.id ?? "") ? null : { categories: [{ id: category.id, teamId: teamId || null }] }
          }
          unchanged="Choose another team first."
        />
      ) : null}
      <ApprovalStepsField drafts={steps.drafts} faults={steps.faults} teams={teams} onChange={steps.change} />
      <TagInput
        label="Keywords"
        adds="Add a word"
        help="Matched as whole words by the built-in reader."
        values={keywords}
        onChange={setKeywords}
      />
    </ResourceForm>
  );
}

function End({ category, retire }: { category: Category; retire: () => Promise<void> }) {
  if (category.retiredAt) {
    return (
      <span className="ml-auto">
        <ActionButton
          method="PATCH"
          path={`/api/categories/${category.id}`}
          body={{ retired: false }}
          verb="Bring back"
          busyWord="Saving"
          done={`${category.name} can be used again.`}
        />
      </span>
    );
  }
  return (
    <ConfirmButton
      verb="Retire"
      busyWord="Retiring"
      title={`Retire ${category.name}?`}
      about="No new ticket gets it. Tickets that have it keep it; without any it is removed."
      act={retire}
    />
  );
}
