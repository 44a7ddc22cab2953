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

/** Other values than the suggested ones. It starts from what accepting would set, and what stands elsewhere. */
export function ChangeDialog({
  seen,
  names,
  review,
}: {
  seen: ReviewCase;
  names: CatalogueNames;
  review: ReviewState;
}) {
  const form = useId();
  const start = review.chosenFor(seen);
  const [category, setCategory] = useState(start.category ?? seen.category?.slug ?? "");
  const [priority, setPriority] = useState<Priority>(start.priority ?? seen.priority);
  const [title, setTitle] = useState(start.title ?? seen.title ?? "");
  const living = names.categories.filter(({ retired }) => !retired);
  const known = names.skills.filter(({ proposed }) => !proposed);
  const [skills, setSkills] = useState(
    (start.skills ?? seen.skills).filter((slug) => known.some((skill) => skill.slug === slug)),
  );
  const values = changedValues(seen, { category, priority, skills, title: title.trim() });
  const close = () => review.setChanging(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(values).length > 0) review.change(values);
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      title="Change the sorting"
      about="What you choose is yours: no later reading changes it."
      press={
        <Button type="submit" form={form} look="primary" disabled={Object.keys(values).length === 0}>
          Set these
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <SelectField
          label="Category"
          autoFocus
          empty={category === "" ? "Choose one" : undefined}
          value={category}
          options={living.map(({ slug, name }) => ({ value: slug, label: name }))}
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
          options={known.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        {seen.open.includes("title") ? (
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

/** What is open is answered with it; of the rest only what differs from what stands. */
function changedValues(seen: ReviewCase, chosen: Required<ReviewValues>): ReviewValues {
  const stands = {
    category: seen.category?.slug ?? "",
    priority: seen.priority,
    skills: seen.skills,
    title: seen.title,
  };
  const pairs = Object.entries(chosen).filter(([field, value]) => {
    const name = field as keyof ReviewValues;
    if ((name === "category" || name === "title") && value === "") return false;
    return seen.open.includes(name) || String(value) !== String(stands[name] ?? "");
  });
  return Object.fromEntries(pairs) as ReviewValues;
}
