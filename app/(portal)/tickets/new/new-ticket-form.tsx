"use client";
import { useRouter } from "next/navigation";
import { callApi } from "@/app/_client/api";
import { useDraft } from "@/app/_client/use-draft";
import { useForm } from "@/app/_client/use-form";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { Button } from "@/app/_components/button";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import { eachRequesterField } from "@/lib/domain/requester-fields";
import { PRIORITIES } from "@/lib/domain/ticket";
import { OpenTicketInput } from "@/lib/tickets/input";
import { DescriptionField } from "./description-field";
import { type CategoryChoice, type Choices, fieldChoice } from "./field-choice";
import { type NewTicketValues, OptionalFields } from "./optional-fields";
import { quotesIn } from "./quotes-in";
import { SimilarTickets } from "./similar-tickets";
import { SpellingHelp } from "./spelling-help";
import { SuggestedField } from "./suggested-field";
import { TriageSuggestion } from "./triage-suggestion";
import { useSimilarTickets } from "./use-similar-tickets";
import { useSpelling } from "./use-spelling";
import { useSuggestion } from "./use-suggestion";

interface NewTicketFormProps {
  categories: readonly CategoryChoice[];
  skillNames: Readonly<Record<string, string>>;
  /** The requester's email; null if unconfirmed. */
  confirmationTo: string | null;
  personId: string;
}

const EMPTY = { description: "", title: "", category: "", priority: "", ...eachRequesterField(() => "") };

export function NewTicketForm({ categories, skillNames, confirmationTo, personId }: NewTicketFormProps) {
  const router = useRouter();
  const sendKey = useIdempotencyKey();
  const form = useForm({
    schema: OpenTicketInput,
    start: EMPTY,
    shape: ({ description, ...others }) => ({
      description,
      originalDescription: spelling.original,
      ...Object.fromEntries(Object.entries(others).filter(([, value]) => value.trim() !== "")),
    }),
    async send(input) {
      const { number } = await callApi<{ number: string }>("POST", "/api/tickets", {
        body: input,
        idempotencyKey: sendKey.keyFor(input),
      });
      forgetDraft();
      form.setValues(EMPTY);
      router.push(`/tickets/${number}`);
      return "leaving";
    },
  });
  const forgetDraft = useDraft(`ticket/${personId}`, form.values, form.setValues);
  const spelling = useSpelling({
    description: form.values.description,
    title: form.values.title,
    personId,
    write: (description) => form.set("description", description),
  });
  const suggestion = useSuggestion(form.values.description, form.values.title, form.values.category);
  const similar = useSimilarTickets(form.values.description, form.values.title);
  const quotes = suggestion.answer ? quotesIn(suggestion.answer, form.values.description) : [];
  const predictions = suggestion.answer?.fields;
  const slugs = categories.map(({ slug }) => slug);
  const choices = {
    category: fieldChoice(form.values.category, predictions?.category, slugs),
    priority: fieldChoice(form.values.priority, predictions?.priority, [...PRIORITIES]),
  };
  const suggestionProps = { suggestion, categories, skillNames, choices };
  return (
    <form
      ref={form.ref}
      method="post"
      onSubmit={form.submit}
      noValidate
      className="roomy mx-auto grid w-full max-w-280 gap-x-14 px-4 pt-5 pb-28 sm:pt-10 sm:pb-16 lg:grid-cols-[minmax(0,1fr)_23.25rem]"
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <div className="mb-6 max-sm:sr-only lg:col-span-2">
        <h1 className="font-semibold text-2xl">What went wrong?</h1>
        <p className="mt-1 text-muted">Write as you would to a colleague. We’ll find the right person to help.</p>
      </div>
      <div className="space-y-5 text-base">
        <ProblemNotice problem={form.problem} />
        <div>
          <DescriptionField {...form.field("description")} quotes={quotes} onLeave={suggestion.refresh} />
          <SpellingHelp spelling={spelling} />
        </div>
        <div className="lg:hidden">
          <TriageSuggestion {...suggestionProps} />
        </div>
        <ClassificationFields form={form} categories={categories} choices={choices} />
        <OptionalFields form={form} proposedTitle={spelling.proposedTitle} />
        <div className="z-10 border-line bg-base-100 p-4 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-t max-sm:pb-[max(1rem,env(safe-area-inset-bottom))] sm:flex sm:items-center sm:gap-4 sm:p-0 sm:pt-1">
          <Button
            type="submit"
            variant="primary"
            size="xl"
            className="w-full px-5 sm:w-auto"
            busy={form.busy}
            busyLabel="Sending"
          >
            Send ticket
          </Button>
          <p className="mt-2 hidden text-muted text-sm sm:mt-0 sm:block">
            {confirmationTo
              ? `We’ll email a confirmation to ${confirmationTo}.`
              : "You can follow your ticket under My tickets."}
          </p>
        </div>
        <div className="lg:hidden">
          <SimilarTickets found={similar} />
        </div>
      </div>
      <div className="hidden lg:block">
        <TriageSuggestion {...suggestionProps} />
        <SimilarTickets found={similar} />
      </div>
    </form>
  );
}

interface ClassificationFieldsProps {
  form: NewTicketValues;
  categories: readonly CategoryChoice[];
  choices: Choices;
}

/** Triage does not overwrite a category or priority chosen here. */
function ClassificationFields({ form, categories, choices }: ClassificationFieldsProps) {
  return (
    <div className="grid gap-x-5 gap-y-2 sm:grid-cols-2">
      <SuggestedField
        label="Category"
        empty="Choose for me"
        options={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
        {...form.field("category")}
        choice={choices.category}
        onChoose={(slug) => form.set("category", slug)}
      />
      <SuggestedField
        label="Urgency"
        empty="Choose for me"
        options={PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_LABELS[priority] }))}
        {...form.field("priority")}
        choice={choices.priority}
        onChoose={(priority) => form.set("priority", priority)}
      />
    </div>
  );
}
