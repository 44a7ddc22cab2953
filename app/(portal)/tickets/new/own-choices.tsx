"use client";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import { PRIORITIES } from "@/lib/domain/ticket";
import type { CategoryChoice, Choices } from "./field-choice";
import type { NewTicketValues } from "./optional-fields";
import { SuggestedField } from "./suggested-field";

interface SortedByYouProps {
  form: NewTicketValues;
  categories: readonly CategoryChoice[];
  choices: Choices;
}

/** How a ticket is sorted, as far as its requester may say so. What they choose is theirs and stays. */
export function OwnChoices({ form, categories, choices }: SortedByYouProps) {
  return (
    <div className="grid gap-x-5 gap-y-2 sm:grid-cols-2">
      <SuggestedField
        label="About"
        empty="Let it be sorted"
        options={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
        {...form.field("category")}
        choice={choices.category}
        onChoose={(slug) => form.set("category", slug)}
      />
      <SuggestedField
        label="How urgent"
        empty="Let it be judged"
        options={PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_LABELS[priority] }))}
        {...form.field("priority")}
        choice={choices.priority}
        onChoose={(priority) => form.set("priority", priority)}
      />
    </div>
  );
}
