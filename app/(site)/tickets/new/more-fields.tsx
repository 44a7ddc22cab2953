"use client";
import { ChevronRight } from "lucide-react";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select";
import type { useForm } from "@/app/_ui/use-form";
import { PRIORITY_WORDS } from "@/app/_ui/words";
import { MAX_TITLE, type OpenTicketInput } from "@/lib/tickets/input";
import { PRIORITIES } from "@/lib/words";
import type { CategoryChoice } from "./new-ticket-form";

type Name = "description" | "title" | "category" | "priority" | "requesterDepartment" | "phone";
type Form = ReturnType<typeof useForm<typeof OpenTicketInput, Record<Name, string>>>;

/** What a requester may say and need not. What they choose here is theirs and stays. */
export function MoreFields({ form, categories }: { form: Form; categories: readonly CategoryChoice[] }) {
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
        </div>
        <SelectField
          label="About"
          hint="if you want to say so"
          empty="Let it be sorted"
          options={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
          {...form.field("category")}
        />
        <SelectField
          label="How urgent"
          hint="if you want to say so"
          empty="Let it be judged"
          options={PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority] }))}
          {...form.field("priority")}
        />
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
