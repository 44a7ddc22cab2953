"use client";
import { ChevronRight } from "lucide-react";
import type { useForm } from "@/app/_client/use-form";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/field";
import { REQUESTER_FIELD_LIST, type RequesterFieldName } from "@/lib/domain/requester-fields";
import { MAX_TITLE, type OpenTicketInput } from "@/lib/tickets/input";

type FieldName = "description" | "title" | "category" | "priority" | RequesterFieldName;

interface OptionalFieldsProps {
  form: NewTicketValues;
  /** Null if the title field has text, or we have no proposal. */
  proposedTitle: string | null;
}

export type NewTicketValues = ReturnType<typeof useForm<typeof OpenTicketInput, Record<FieldName, string>>>;

export function OptionalFields({ form, proposedTitle }: OptionalFieldsProps) {
  return (
    <details className="group">
      <summary className="-mx-2 inline-flex min-h-11 list-none items-center gap-1.5 rounded-field px-2 font-medium text-primary">
        <ChevronRight
          size={16}
          strokeWidth={1.75}
          aria-hidden="true"
          className="transition-transform duration-(--sb-step) group-open:rotate-90"
        />
        Add details
      </summary>
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <TextField
            label="Title"
            hint="optional"
            placeholder="If you leave it empty, we’ll choose one"
            maxLength={MAX_TITLE}
            {...form.field("title")}
          />
          {proposedTitle ? (
            <Button
              variant="ghost"
              size="sm"
              className="-ml-2 mt-1 h-auto min-h-8 max-w-full justify-start py-1 text-left font-normal text-muted pointer-coarse:min-h-11"
              onClick={() => form.set("title", proposedTitle)}
            >
              <span className="break-words font-normal">
                Use <span className="text-base-content">“{proposedTitle}”</span> as title
              </span>
            </Button>
          ) : null}
        </div>
        {REQUESTER_FIELD_LIST.map(([name, { formLabel, type, autoComplete, maxLength }]) => (
          <TextField
            key={name}
            label={formLabel}
            hint="optional"
            type={type}
            autoComplete={autoComplete}
            maxLength={maxLength}
            {...form.field(name)}
          />
        ))}
      </div>
    </details>
  );
}
