"use client";
import { ChevronRight } from "lucide-react";
import type { useForm } from "@/app/_client/use-form";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/field";
import { MAX_TITLE, type OpenTicketInput } from "@/lib/tickets/input";

type Name = "description" | "title" | "category" | "priority" | "requesterDepartment" | "phone";

interface MoreFieldsProps {
  form: NewTicketValues;
  /** Made of the writer's own words; null where there is a title, or nothing to make one of. */
  proposedTitle: string | null;
}

export type NewTicketValues = ReturnType<typeof useForm<typeof OpenTicketInput, Record<Name, string>>>;

/** What a requester may say and need not. */
export function OptionalFields({ form, proposedTitle }: MoreFieldsProps) {
  return (
    <details className="group">
      <summary className="-mx-2 inline-flex min-h-11 list-none items-center gap-1.5 rounded-field px-2 font-medium text-primary">
        <ChevronRight
          size={16}
          strokeWidth={1.75}
          aria-hidden="true"
          className="transition-transform duration-(--sb-step) group-open:rotate-90"
        />
        More, if you know it
      </summary>
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <TextField
            label="Title"
            hint="optional"
            placeholder="We propose one if you leave it empty"
            maxLength={MAX_TITLE}
            {...form.field("title")}
          />
          {proposedTitle ? (
            <Button
              look="ghost"
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
        <TextField
          label="Your department"
          hint="optional"
          autoComplete="organization"
          maxLength={120}
          {...form.field("requesterDepartment")}
        />
        <TextField
          label="Phone"
          hint="optional"
          type="tel"
          autoComplete="tel"
          maxLength={40}
          {...form.field("phone")}
        />
      </div>
    </details>
  );
}
