"use client";
import { PRIORITY_WORDS } from "@/app/_ui/words";
import { PRIORITIES } from "@/lib/domain/ticket";
import type { CategoryChoice, Choices } from "./choice-of";
import type { Form } from "./more-fields";
import { SuggestedField } from "./suggested-field";

interface SortedByYouProps {
  form: Form;
  categories: readonly CategoryChoice[];
  choices: Choices;
}

/** How a ticket is sorted, as far as its requester may say so. What they choose is theirs and stays. */
export function SortedByYou({ form, categories, choices }: SortedByYouProps) {
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
        options={PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority] }))}
        {...form.field("priority")}
        choice={choices.priority}
        onChoose={(priority) => form.set("priority", priority)}
      />
    </div>
  );
}
