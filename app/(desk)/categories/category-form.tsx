"use client";
import { useState } from "react";
import { TextArea, TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { SelectField } from "@/app/_ui/select";
import { useForm } from "@/app/_ui/use-form";
import { CreateCategoryInput, UpdateCategoryInput } from "@/lib/catalogue/input";
import type { Category } from "@/lib/catalogue/views";
import type { TeamRoute } from "@/lib/routing/catalogue/queries";
import { ActButton } from "../_parts/act-button";
import { changedOnly } from "../_parts/catalogue-query";
import { ChipsField } from "../_parts/chips-field";
import { ConfirmButton } from "../_parts/confirm-button";
import { TryButton } from "../_parts/dry-run/try-button";
import { PaneFoot } from "../_parts/pane-foot";
import { useCatalogueRow } from "../_parts/use-catalogue-row";
import { ApprovalStepsField } from "./approval-steps-field";
import { useApprovalSteps } from "./use-approval-steps";
import { WhereItGoes } from "./where-it-goes";

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
  const row = useCatalogueRow({ path: "/api/categories", id: category?.id, closeHref });
  const [keywords, setKeywords] = useState(category?.keywords ?? []);
  const steps = useApprovalSteps(category?.approvalSteps ?? []);
  const form = useForm({
    schema: category ? UpdateCategoryInput : CreateCategoryInput,
    start: { name: category?.name ?? "", description: category?.description ?? "", teamId: category?.team?.id ?? "" },
    shape({ name, description, teamId }) {
      const approvalSteps = steps.value;
      const wanted = {
        name: name.trim(),
        description: description.trim(),
        keywords,
        teamId: teamId || null,
        approvalSteps,
      };
      const stood = { ...category, teamId: category?.team?.id ?? null, approvalSteps: steps.stood };
      return category ? changedOnly(stood, wanted) : wanted;
    },
    send: (input) => row.save(input).catch(steps.refused),
  });
  const { teamId } = form.values;
  const route = routes[teamId];
  return (
    <form
      onSubmit={(event) => {
        steps.check();
        form.submit(event);
      }}
      noValidate
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <ProblemNotice problem={form.problem} />
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
        {route ? <WhereItGoes route={route} anybody={!teamId} /> : null}
        {category && !category.retiredAt ? (
          <TryButton
            about={`${category.name} going to ${teams.find(({ id }) => id === teamId)?.name ?? "anybody"}`}
            changes={
              teamId === (category.team?.id ?? "")
                ? null
                : { categories: [{ id: category.id, teamId: teamId || null }] }
            }
            unchanged="Choose another team first."
          />
        ) : null}
        <ApprovalStepsField drafts={steps.drafts} faults={steps.faults} teams={teams} onChange={steps.change} />
        <ChipsField
          label="Keywords"
          adds="Add a word"
          help="Matched as whole words by the built-in reader."
          values={keywords}
          onChange={setKeywords}
        />
      </div>
      <PaneFoot
        busy={form.busy}
        verb={category ? "Save" : "Add category"}
        busyWord="Saving"
        closeHref={closeHref}
        end={category ? <End category={category} retire={() => row.remove(`${category.name} is retired.`)} /> : null}
      />
    </form>
  );
}

function End({ category, retire }: { category: Category; retire: () => Promise<void> }) {
  if (category.retiredAt) {
    return (
      <ActButton
        method="PATCH"
        path={`/api/categories/${category.id}`}
        body={{ retired: false }}
        verb="Bring back"
        busyWord="Saving"
        done={`${category.name} can be used again.`}
      />
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
