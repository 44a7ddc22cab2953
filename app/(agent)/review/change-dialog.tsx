"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextField } from "@/app/_components/field";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import type { CatalogueNames } from "@/app/_features/names/names";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import { PRIORITIES, type Priority } from "@/lib/domain/ticket";
import { MAX_TITLE } from "@/lib/tickets/input";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import type { ReviewValues } from "./case-text";
import type { ReviewState } from "./use-review";

type ChangeDialogProps = { reviewCase: ReviewCase; names: CatalogueNames; review: ReviewState };

/** The dialog for other values than the suggested ones. It starts with the suggestions and the present values. */
export function ChangeDialog({ reviewCase, names, review }: ChangeDialogProps) {
  const form = useId();
  const start = review.chosenFor(reviewCase);
  const [category, setCategory] = useState(start.category ?? reviewCase.category?.slug ?? "");
  const [priority, setPriority] = useState<Priority>(start.priority ?? reviewCase.priority);
  const [title, setTitle] = useState(start.title ?? reviewCase.title ?? "");
  const activeCategories = names.categories.filter(({ retired }) => !retired);
  const activeSkills = names.skills.filter(({ proposed }) => !proposed);
  const [skills, setSkills] = useState(
    (start.skills ?? reviewCase.skills).filter((slug) => activeSkills.some((skill) => skill.slug === slug)),
  );
  const values = changedValues(reviewCase, { category, priority, skills, title: title.trim() });
  const close = () => review.setChanging(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(values).length > 0) review.change(values);
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      title="Change classification"
      about="The AI won’t change the values you set here."
      primaryAction={
        <Button type="submit" form={form} variant="primary" disabled={Object.keys(values).length === 0}>
          Save
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <SelectField
          label="Category"
          autoFocus
          empty={category === "" ? "Choose one" : undefined}
          value={category}
          options={activeCategories.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(event) => setCategory(event.target.value)}
        />
        <SelectField
          label="Priority"
          value={priority}
          options={PRIORITIES.toReversed().map((value) => ({ value, label: PRIORITY_LABELS[value] }))}
          onChange={(event) => setPriority(event.target.value as Priority)}
        />
        <TagInput
          label="Skills"
          adds="Add a skill"
          values={skills}
          onChange={setSkills}
          options={activeSkills.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        {reviewCase.open.includes("title") ? (
          <TextField
            label="Title"
            value={title}
            maxLength={MAX_TITLE}
            onChange={(event) => setTitle(event.target.value)}
          />
        ) : null}
      </form>
    </Dialog>
  );
}

/** Open and changed fields, without an empty category or title. */
function changedValues(reviewCase: ReviewCase, chosen: Required<ReviewValues>): ReviewValues {
  const present = {
    category: reviewCase.category?.slug ?? "",
    priority: reviewCase.priority,
    skills: reviewCase.skills,
    title: reviewCase.title,
  };
  const pairs = Object.entries(chosen).filter(([field, value]) => {
    const name = field as keyof ReviewValues;
    if ((name === "category" || name === "title") && value === "") return false;
    return reviewCase.open.includes(name) || String(value) !== String(present[name] ?? "");
  });
  return Object.fromEntries(pairs) as ReviewValues;
}
