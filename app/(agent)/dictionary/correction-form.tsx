"use client";
import { TextField } from "@/app/_components/field";
import { ResourceForm } from "@/app/_features/resources/resource-form";
import { useResourceForm } from "@/app/_features/resources/use-resource";
import { CreateCorrectionInput, UpdateCorrectionInput } from "@/lib/spelling/input";
import type { DictionaryEntry } from "@/lib/spelling/queries";

/** The form for a misspelling and its correction. `correction` is null for a new entry. */
export function CorrectionForm({ correction, closeHref }: { correction: DictionaryEntry | null; closeHref: string }) {
  const form = useResourceForm({
    path: "/api/dictionary",
    item: correction,
    closeHref,
    schema: { create: CreateCorrectionInput, update: UpdateCorrectionInput },
    start: { word: correction?.word ?? "", replacement: correction?.replacement ?? "" },
    wanted: ({ word, replacement }) => ({ word, replacement: replacement.trim() }),
  });
  return (
    <ResourceForm
      form={form}
      submitLabel={correction ? "Save" : "Add entry"}
      closeHref={closeHref}
      removal={
        correction && {
          title: `Delete “${correction.word}”?`,
          about: "We’ll stop suggesting this correction. Existing tickets don’t change.",
          onConfirm: () => form.remove(`“${correction.word}” deleted.`),
        }
      }
    >
      <TextField
        label="Misspelling"
        help="One word. Upper and lower case don’t matter."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        {...form.field("word")}
      />
      <TextField
        label="Correction"
        help="Write names with their capitals, for example JavaScript."
        autoComplete="off"
        maxLength={60}
        {...form.field("replacement")}
      />
      <p className="text-muted">
        We suggest the correction to people who write a ticket. They can accept or ignore it. We check whole words only,
        never code or addresses.
      </p>
    </ResourceForm>
  );
}
