"use client";
import { useRouter } from "next/navigation";
import { callApi } from "@/app/_client/api";
import { useDraft } from "@/app/_client/use-draft";
import { useForm } from "@/app/_client/use-form";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { Button } from "@/app/_components/button";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { PRIORITIES } from "@/lib/domain/ticket";
import { OpenTicketInput } from "@/lib/tickets/input";
import { DescriptionField } from "./description-field";
import { type CategoryChoice, fieldChoice } from "./field-choice";
import { OptionalFields } from "./optional-fields";
import { OwnChoices } from "./own-choices";
import { quotesIn } from "./quotes-in";
import { SimilarTickets } from "./similar-tickets";
import { SpellingHelp } from "./spelling-help";
import { TriageSuggestion } from "./suggestion";
import { useSimilarTickets } from "./use-similar-tickets";
import { useSpelling } from "./use-spelling";
import { useSuggestion } from "./use-suggestion";

interface NewTicketFormProps {
  categories: readonly CategoryChoice[];
  skillNames: Readonly<Record<string, string>>;
  /** Where a confirmation goes; null where the address is not confirmed yet. */
  confirmationTo: string | null;
  personId: string;
}

const EMPTY = { description: "", title: "", category: "", priority: "", requesterDepartment: "", phone: "" };

/** Text first. What was understood stands beside it and never blocks sending. */
export function NewTicketForm({ categories, skillNames, confirmationTo, personId }: NewTicketFormProps) {
  const router = useRouter();
  const sendKey = useIdempotencyKey();
  const form = useForm({
    schema: OpenTicketInput,
    start: EMPTY,
    shape: ({ description, ...others }) => ({
      description,
      originalDescription: wording.original,
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
  const wording = useSpelling({
    description: form.values.description,
    title: form.values.title,
    personId,
    write: (description) => form.set("description", description),
  });
  const reading = useSuggestion(form.values.description, form.values.title, form.values.category);
  const before = useSimilarTickets(form.values.description, form.values.title);
  const quotes = reading.answer ? quotesIn(reading.answer, form.values.description) : [];
  const read = reading.answer?.fields;
  const slugs = categories.map(({ slug }) => slug);
  const choices = {
    category: fieldChoice(form.values.category, read?.category, slugs),
    priority: fieldChoice(form.values.priority, read?.priority, [...PRIORITIES]),
  };
  const understood = { reading, categories, skillNames, choices };
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
        <p className="mt-1 text-muted">Write it as you would tell a colleague. We sort it and find the right person.</p>
      </div>
      <div className="space-y-5 text-base">
        <ProblemNotice problem={form.problem} />
        <div>
          <DescriptionField {...form.field("description")} quotes={quotes} onLeave={reading.now} />
          <SpellingHelp wording={wording} />
        </div>
        <div className="lg:hidden">
          <TriageSuggestion {...understood} />
        </div>
        <OwnChoices form={form} categories={categories} choices={choices} />
        <OptionalFields form={form} proposedTitle={wording.proposedTitle} />
        <div className="z-10 border-line bg-base-100 p-4 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-t max-sm:pb-[max(1rem,env(safe-area-inset-bottom))] sm:flex sm:items-center sm:gap-4 sm:p-0 sm:pt-1">
          <Button
            type="submit"
            look="primary"
            size="xl"
            className="w-full px-5 sm:w-auto"
            busy={form.busy}
            busyWord="Sending"
          >
            Send ticket
          </Button>
          <p className="mt-2 hidden text-muted text-sm sm:mt-0 sm:block">
            {confirmationTo ? <>A confirmation goes to {confirmationTo}</> : "You will find it under My tickets"}
          </p>
        </div>
        <div className="lg:hidden">
          <SimilarTickets found={before} />
        </div>
      </div>
      <div className="hidden lg:block">
        <TriageSuggestion {...understood} />
        <SimilarTickets found={before} />
      </div>
    </form>
  );
}
