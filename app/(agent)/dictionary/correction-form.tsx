"use client";
import { TextField } from "@/app/_components/field";
import { ResourceForm } from "@/app/_features/resources/resource-form";
import { useResourceForm } from "@/app/_features/resources/use-resource";
import { CreateCorrectionInput, UpdateCorrectionInput } from "@/lib/spelling/input";
import type { DictionaryEntry } from "@/lib/spelling/queries";

/** A slip and what is right for it. `correction` is null for a new one. */
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
      verb={correction ? "Save" : "Add word"}
      closeHref={closeHref}
      removal={
        correction && {
          title: `Delete “${correction.word}”?`,
          about: "It is no longer proposed. Tickets stay as they are.",
          act: () => form.remove(`“${correction.word}” is deleted.`),
        }
      }
    >
      <TextField
        label="Written"
        help="One word, as people get it wrong. Capitals don’t matter."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        {...form.field("word")}
      />
      <TextField
        label="Proposed instead"
        help="A name keeps its capitals: JavaScript."
        autoComplete="off"
        maxLength={60}
        {...form.field("replacement")}
      />
      <p className="text-muted">
        It is proposed to whoever writes a ticket, for whole words only and never in code or addresses. They take it or
        leave it.
      </p>
    </ResourceForm>
  );
}
