"use client";
import { TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { useForm } from "@/app/_ui/use-form";
import { CreateCorrectionInput, UpdateCorrectionInput } from "@/lib/wording/input";
import type { DictionaryEntry } from "@/lib/wording/queries";
import { changedOnly } from "../_parts/catalogue-query";
import { ConfirmButton } from "../_parts/confirm-button";
import { PaneFoot } from "../_parts/pane-foot";
import { useCatalogueRow } from "../_parts/use-catalogue-row";

/** A slip and what is right for it. `correction` is null for a new one. */
export function CorrectionForm({ correction, closeHref }: { correction: DictionaryEntry | null; closeHref: string }) {
  const row = useCatalogueRow({ path: "/api/dictionary", id: correction?.id, closeHref });
  const form = useForm({
    schema: correction ? UpdateCorrectionInput : CreateCorrectionInput,
    start: { word: correction?.word ?? "", replacement: correction?.replacement ?? "" },
    shape({ word, replacement }) {
      const wanted = { word, replacement: replacement.trim() };
      return correction ? changedOnly({ ...correction }, wanted) : wanted;
    },
    send: row.save,
  });
  return (
    <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <ProblemNotice problem={form.problem} />
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
          It is proposed to whoever writes a ticket, for whole words only and never in code or addresses. They take it
          or leave it.
        </p>
      </div>
      <PaneFoot
        busy={form.busy}
        verb={correction ? "Save" : "Add word"}
        busyWord="Saving"
        closeHref={closeHref}
        end={
          correction ? (
            <ConfirmButton
              verb="Delete"
              busyWord="Deleting"
              title={`Delete “${correction.word}”?`}
              about="It is no longer proposed. Tickets stay as they are."
              act={() => row.remove(`“${correction.word}” is deleted.`)}
            />
          ) : null
        }
      />
    </form>
  );
}
